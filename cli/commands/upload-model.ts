/** `treadle models upload SLOT FILES…`: a version that was made elsewhere. */
import { uploadModel } from '../../client/upload-model';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { inputFiles } from '../input-files';
import { optionTexts } from '../option-values';
import type { Texts } from '../texts';

export interface UploadOptions {
  parent?: string;
  parameter?: string[];
  metric?: string[];
}

export async function uploadModelCommand(
  context: CommandContext,
  { slot, paths, options }: { slot: string; paths: readonly string[]; options: UploadOptions },
): Promise<ExitCode> {
  const { client, text, output, signal, surroundings } = context;
  const found = inputFiles({ paths, recursive: false, stdin: surroundings.stdin, text });
  const files = await Promise.all(found.map(async ({ name, open }) => ({ name, file: await open() })));
  const model = await uploadModel(client, {
    slot,
    files,
    parameters: values(options.parameter, text),
    metrics: values(options.metric, text),
    signal,
    ...(options.parent === undefined ? {} : { parent: options.parent }),
  });
  output.answer(model, () => text('uploaded', { id: model.id, slot: model.slot, version: model.version }));
  return EXIT.ok;
}

/** Numbers, truths and null as such; all else is text. What does not fit, the server says. */
function values(pairs: readonly string[] = [], text: Texts): Record<string, unknown> {
  const texts = Object.entries(optionTexts(pairs, text));
  return Object.fromEntries(
    texts.map(([name, value]) => [
      name,
      /^(-?\d+(\.\d+)?(e-?\d+)?|true|false|null)$/i.test(value) ? parsed(value) : value,
    ]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value.toLowerCase());
  } catch {
    return value;
  }
}
