/** Makes commands that all behave alike: language, errors, where help goes, and the context that each one is given. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandContext, type GlobalOptions, type Surroundings } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import type { TextKey, Texts } from './texts';

const PATIENCE_SECONDS = 60;
const PATIENCE_SECONDS_MAX = 86_400;

export class ProgramBuilder {
  exitCode: ExitCode = EXIT.ok;
  readonly text: Texts;
  readonly program: Command;

  constructor(private readonly surroundings: Surroundings) {
    this.text = surroundings.text;
    this.program = this.configured(new Command('treadle'))
      .description(this.text('about'))
      .version(surroundings.env.version)
      .option('--json', this.text('flag.json'))
      .option('--url <url>', this.text('flag.url'))
      .option('--token <token>', this.text('flag.token'))
      .addOption(new Option('--lang <language>', this.text('flag.lang')).choices(['en', 'ko']))
      .option(
        '--patience <seconds>',
        this.text('flag.patience'),
        this.wholeNumber(0, PATIENCE_SECONDS_MAX),
        PATIENCE_SECONDS,
      );
  }

  /** A command under `parent`, described by the text `about.<path>`. */
  command(name: string, { about, parent = this.program }: { about: TextKey; parent?: Command }): Command {
    const command = this.configured(new Command(name)).description(this.text(about));
    parent.addCommand(command);
    return command;
  }

  /** Lets `command` run `action`; its own options come as an object before the positional arguments. */
  action<Options>(
    command: Command,
    action: (context: CommandContext, options: Options, positional: readonly unknown[]) => Promise<ExitCode>,
  ): void {
    command.action(async () => {
      const context = new CommandContext(this.surroundings, command.optsWithGlobals<GlobalOptions>());
      this.exitCode = await action(context, command.opts<Options & Record<string, unknown>>(), command.processedArgs);
    });
  }

  /** Reads a whole number within bounds. */
  wholeNumber(min: number, max: number): (value: string) => number {
    return (value) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
      if (number >= min && number <= max) return number;
      throw new InvalidArgumentError(this.text('numberForm', { min, max }));
    };
  }

  /** Reads how much there is of something: above zero, with a decimal point where it is no whole number. */
  quantity(): (value: string) => number {
    return (value) => {
      const number = /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : NaN;
      if (number > 0) return number;
      throw new InvalidArgumentError(this.text('quantityForm'));
    };
  }

  private configured(command: Command): Command {
    const { stdout, stderr } = this.surroundings;
    return command
      .exitOverride()
      .showHelpAfterError(false)
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: (text) => void stderr.write(text),
        outputError: (message, write) => {
          // What was probably meant stands on a line of its own.
          const sentence = message
            .replace(/^error: /, '')
            .trim()
            .replaceAll('\n', ' ');
          write(`${this.text('usage', { message: sentence })}\n`);
        },
      });
  }
}
