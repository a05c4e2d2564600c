/** The name of a new pipeline: its forms in code, and what it may be. */
import ts from 'typescript';
import { StartError } from '../../config/start-error';

export interface PipelineNames {
  /** `web-logs`: folders, files, the API's path. */
  kebab: string;
  /** `webLogs`: constants. */
  camel: string;
  /** `WebLogs`: types and parts of function names. */
  pascal: string;
  /** `Web logs`: for people. */
  title: string;
}

const LENGTH_MAX = 30;
const FORM = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
/** They stand in the API's paths beside the pipelines, or would read as something else in code. */
const RESERVED = ['api', 'blobs', 'errors', 'index', 'main', 'operations', 'pipelines', 'runs', 'treadle'];

/** @throws StartError for a name that cannot be used. */
export function pipelineNames(name: string): PipelineNames {
  if (!FORM.test(name) || name.length > LENGTH_MAX) {
    throw new StartError(
      `"${name}" cannot name a pipeline. Use lower-case words with hyphens between them, such as "web-logs", ${LENGTH_MAX} letters at most.`,
    );
  }
  const words = name.split('-');
  const pascal = words.map(capitalised).join('');
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  if (RESERVED.includes(name) || isKeyword(camel)) throw new StartError(`"${name}" is reserved. Choose another name.`);
  return { kebab: name, camel, pascal, title: capitalised(words.join(' ')) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isKeyword(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  return kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord;
}
