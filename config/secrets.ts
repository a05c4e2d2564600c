/**
 * The secrets that this installation makes for itself: the configured ones, or those that migration has left in
 * TREADLE_HOME. Every process that needs one needs the same.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Env } from './env';

/** Variable -> file in TREADLE_HOME, readable by its owner alone. */
export const SECRET_FILES = {
  /** Signs sessions: whoever has it can sign in as anybody who has an open session. */
  JWT_SECRET: 'jwt-secret',
  /** Signs trained models: whoever has it can have any file served as a model. */
  MODEL_SIGNING_KEY: 'model-signing-key',
} as const;

export type SecretName = keyof typeof SECRET_FILES;

export const SECRET_BYTES_MIN = 32;

/** @throws ConfigurationError where there is none or it is too short; never says what it is. */
export function readSecret(name: SecretName, env: Pick<Env, SecretName | 'TREADLE_HOME'>): Buffer {
  const configured = env[name];
  const file = join(env.TREADLE_HOME, SECRET_FILES[name]);
  if (configured === undefined && !existsSync(file)) {
    throw new ConfigurationError(
      `${name} is not set, and ${file} does not exist. Set it, or run npm run migrate with this TREADLE_HOME.`,
    );
  }
  const secret = Buffer.from(configured ?? readFileSync(file, 'utf8').trim());
  if (secret.length < SECRET_BYTES_MIN) {
    const place = configured === undefined ? file : name;
    throw new ConfigurationError(`${place} has ${secret.length} bytes and needs at least ${SECRET_BYTES_MIN}.`);
  }
  return secret;
}
