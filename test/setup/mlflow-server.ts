/** A real MLflow server with sign-in, SQLite and its own artefact store. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PythonServer, startPythonServer } from './python-server';

/** Flask-WTF is what the extra `auth` of MLflow brings. */
const PACKAGES = ['mlflow==3.17.2', 'Flask-WTF==1.3.0'];

export const MLFLOW_USER = { MLFLOW_TRACKING_USERNAME: 'treadle', MLFLOW_TRACKING_PASSWORD: 'of-a-test-server' };

export function startMlflowServer(): Promise<PythonServer> {
  return startPythonServer({
    name: 'mlflow',
    packages: PACKAGES,
    healthPath: '/health',
    command: ({ port, folder }) => {
      const settings = join(folder, 'basic_auth.ini');
      writeFileSync(settings, signIn(folder));
      return {
        args: [
          ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
          ...['--app-name', 'basic-auth', '--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
          ...['--serve-artifacts', '--artifacts-destination', join(folder, 'artefacts')],
        ],
        env: {
          MLFLOW_AUTH_CONFIG_PATH: settings,
          MLFLOW_FLASK_SERVER_SECRET_KEY: 'of-a-test-server',
          MLFLOW_DISABLE_TELEMETRY: 'true',
          // It would start processes of its own.
          MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        },
      };
    },
  });
}

/** Asks the server as its own programs do: POST where there is a body. */
export async function askMlflow<T>({ url }: Pick<PythonServer, 'url'>, path: string, body?: unknown): Promise<T> {
  const response = await openMlflow(url, path, body);
  return (await response.json()) as T;
}

/** The bytes of a file of a run, by the root of its artefacts. */
export async function mlflowArtefact(
  { url }: Pick<PythonServer, 'url'>,
  { root, path }: { root: string; path: string },
): Promise<Buffer> {
  const folder = root.replace('mlflow-artifacts:/', '');
  const response = await openMlflow(url, `mlflow-artifacts/artifacts/${folder}/${path}`);
  return Buffer.from(await response.arrayBuffer());
}

async function openMlflow(url: string, path: string, body?: unknown): Promise<Response> {
  const { MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password } = MLFLOW_USER;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}/api/2.0/${path}`, {
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`MLflow answers ${path} with ${response.status} ${await response.text()}`);
  return response;
}

function signIn(folder: string): string {
  return [
    '[mlflow]',
    'default_permission = READ',
    `database_uri = sqlite:///${join(folder, 'users.db')}`,
    `admin_username = ${MLFLOW_USER.MLFLOW_TRACKING_USERNAME}`,
    `admin_password = ${MLFLOW_USER.MLFLOW_TRACKING_PASSWORD}`,
    // Checking a password takes MLflow a tenth of a second, several times a request.
    'auth_cache_ttl_seconds = 600',
    'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
    '',
  ].join('\n');
}
