/**
 * Standard output and standard error of the command. With `--json` standard output carries JSON and nothing else, one
 * document a line; notices and progress go to standard error always, so output can be piped.
 */
import { printable, table } from './table';

export interface Streams {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
}

export class Output {
  constructor(
    private readonly streams: Streams,
    readonly isJson: boolean,
  ) {}

  /** One answer: JSON for programs, or what `human` makes of it for people. */
  answer(value: unknown, human: () => string): void {
    this.write(this.isJson ? JSON.stringify(value) : human());
  }

  /** A list: JSON Lines for programs, a table for people. */
  list<Item>(items: readonly Item[], { head, row, empty }: ListView<Item>): void {
    if (this.isJson) for (const item of items) this.write(JSON.stringify(item));
    else this.write(items.length === 0 ? empty : table(head, items.map(row)));
  }

  /** A notice for people, on standard error. */
  notice(line: string): void {
    this.streams.stderr.write(`${printable(line)}\n`);
  }

  private write(text: string): void {
    if (text !== '') this.streams.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }
}

export interface ListView<Item> {
  head: readonly string[];
  row: (item: Item) => readonly string[];
  empty: string;
}
