/**
 * Progress while the command waits: bars where a person looks on, one plain line for each change elsewhere. Always on
 * standard error, so that standard output holds answers only.
 */
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { cutTo, padTo, printable } from './table';

export interface ProgressState {
  /** 0..1. */
  progress: number;
  /** What is going on, such as the stage. */
  note: string;
}

export interface ProgressView {
  update(name: string, state: ProgressState): void;
  /** A line among the progress. */
  notice(line: string): void;
  close(): void;
}

const NAME_CELLS = 28;
const REDRAWS_PER_SECOND = 10;

/** For pipes, logs and CI: says what has changed, never the same twice. */
export class PlainProgress implements ProgressView {
  private readonly last = new Map<string, string>();

  constructor(private readonly stream: NodeJS.WritableStream) {}

  update(name: string, { note }: ProgressState): void {
    if (this.last.get(name) === note) return;
    this.last.set(name, note);
    this.notice(`${name}: ${note}`);
  }

  notice(line: string): void {
    this.stream.write(`${printable(line)}\n`);
  }

  close(): void {
    this.last.clear();
  }
}

/** For terminals: a bar for each thing that is waited for. */
export class BarProgress implements ProgressView {
  private readonly bars = new Map<string, SingleBar>();
  private readonly multi: MultiBar;

  constructor(stream: NodeJS.WritableStream) {
    this.multi = new MultiBar(
      {
        stream,
        format: '{name} {bar} {percentage}%  {note}',
        fps: REDRAWS_PER_SECOND,
        hideCursor: true,
        clearOnComplete: false,
        stopOnComplete: false,
        linewrap: false,
        autopadding: true,
      },
      Presets.shades_classic,
    );
  }

  update(name: string, { progress, note }: ProgressState): void {
    const payload = { name: padTo(cutTo(printable(name), NAME_CELLS), NAME_CELLS), note: printable(note) };
    const bar = this.bars.get(name) ?? this.multi.create(100, 0, payload);
    this.bars.set(name, bar);
    bar.update(Math.round(progress * 100), payload);
  }

  notice(line: string): void {
    this.multi.log(`${printable(line)}\n`);
  }

  close(): void {
    this.multi.update();
    this.multi.stop();
  }
}
