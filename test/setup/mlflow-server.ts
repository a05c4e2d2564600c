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
