/** `api/openapi.json` from the routes' declarations, and from it the types of the client. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { currentDocument } from './idle-api';

const HEADER = `/**
 * Types of the whole API, made from api/openapi.json by npm run generate. Not to be changed by hand.
 */
`;
const OUTPUT_BYTES_MAX = 32 * 1024 ** 2;
/** The order of routes is of no interest to a client, and what has a default need not be sent. */
const OPTIONS = ['--alphabetize', '--default-non-nullable=false'];

/** Path from the root -> content. Throws where the document is not valid OpenAPI. */
export function openApiFiles(): Map<string, string> {
  const text = `${JSON.stringify(currentDocument(), null, 2)}\n`;
  return new Map([
    ['api/openapi.json', text],
    ['client/schema.ts', typesOf(text)],
  ]);
}

/** The generator is of ES modules throughout, so it gets a process of its own. It checks the document first. */
function typesOf(document: string): string {
  const generator = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');
  const types = execFileSync(process.execPath, [generator, ...OPTIONS], {
    input: document,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return types.replace(/^\/\*\*[^]*?\*\/\s*/, HEADER);
}
