/** `treadle health`: whether the server can do its work. Asks for no key. */
import { TreadleUnreachableError } from '../../client/treadle-error';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';

type Readiness = components['schemas']['Readiness'];

export async function healthCommand({ client, text, output }: CommandContext): Promise<ExitCode> {
  // A server that is not ready answers 503 with the same document, which is an answer here and no error.
  const response = await fetch(`${client.url}/api/ready`).catch((error: unknown) => {
    throw new TreadleUnreachableError(client.url, { cause: error });
  });
  const readiness: unknown = await response.json().catch(() => undefined);
  if (!isReadiness(readiness)) throw new TreadleUnreachableError(client.url);
  output.answer({ url: client.url, ...readiness }, () => {
    const rows = Object.entries(readiness.checks).map(([name, check]) => [
      name,
      text(`status.${check.status}`),
      String(Math.round(check.ms)),
    ]);
    const head = [text('head.check'), text('head.status'), text('head.ms')];
    return `${client.url} ${readiness.version}: ${text(`status.${readiness.status}`)}\n${table(head, rows)}`;
  });
  return readiness.status === 'ready' ? EXIT.ok : EXIT.failed;
}

function isReadiness(body: unknown): body is Readiness {
  return typeof body === 'object' && body !== null && 'checks' in body && 'status' in body;
}
