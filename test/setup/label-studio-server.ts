/** A real Label Studio with SQLite and one user, that calls nobody but the webhooks it is told to call. */
import { type PythonServer, startPythonServer } from './python-server';

const PACKAGES = ['label-studio==1.23.2'];

export const LABEL_STUDIO_USER = {
  email: 'annotator@treadle.example',
  password: 'of-a-test-server',
  /** A legacy token; personal access tokens are made by the API. */
  token: 'f0a1'.repeat(10),
};

export function startLabelStudioServer(): Promise<PythonServer> {
  return startPythonServer({
    name: 'label-studio',
    packages: PACKAGES,
    healthPath: '/health',
    command: ({ port, folder }) => ({
      args: [
        ...['-m', 'label_studio.server', 'start', '--no-browser', '--log-level', 'WARNING'],
        ...['--internal-host', '127.0.0.1', '--port', String(port), '--enable-legacy-api-token'],
        ...['--username', LABEL_STUDIO_USER.email, '--password', LABEL_STUDIO_USER.password],
        ...['--user-token', LABEL_STUDIO_USER.token],
      ],
      env: {
        LABEL_STUDIO_BASE_DATA_DIR: folder,
        COLLECT_ANALYTICS: 'false',
        LATEST_VERSION_CHECK: 'false',
        SENTRY_DSN: '',
        FRONTEND_SENTRY_DSN: '',
        // It calls our webhook on the loopback.
        SSRF_PROTECTION_ENABLED: 'false',
      },
    }),
  });
}

/** Asks the server as an annotator's browser does. */
export async function askLabelStudio<T>(
  { url }: Pick<PythonServer, 'url'>,
  { method = 'GET', path, body }: { method?: string; path: string; body?: unknown },
): Promise<T> {
  const response = await fetch(`${url}/api/${path}`, {
    method,
    headers: { authorization: `Token ${LABEL_STUDIO_USER.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
