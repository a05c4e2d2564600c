/**
 * The secret that signs sessions: the configured one, or the one that migration has left in TREADLE_HOME. Every API
 * process needs the same; whoever has it can sign in as anybody who has an open session.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Env } from './env';

/** In TREADLE_HOME, readable by its owner alone. */
export const JWT_SECRET_FILE = 'jwt-secret';

export const JWT_SECRET_BYTES_MIN = 32;

/** @throws ConfigurationError where there is none or it is too short; never says what it is. */
export function jwtSecret({ JWT_SECRET: configured, TREADLE_HOME: home }: Pick<Env, 'JWT_SECRET' | 'TREADLE_HOME'>) {
  const file = join(home, JWT_SECRET_FILE);
  if (configured === undefined && !existsSync(file)) {
    throw new ConfigurationError(
      `JWT_SECRET is not set, and ${file} does not exist. Set it, or run npm run migrate with this TREADLE_HOME.`,
    );
  }
  const secret = Buffer.from(configured ?? readFileSync(file, 'utf8').trim());
  if (secret.length < JWT_SECRET_BYTES_MIN) {
    const name = configured === undefined ? file : 'JWT_SECRET';
    throw new ConfigurationError(`${name} has ${secret.length} bytes and needs at least ${JWT_SECRET_BYTES_MIN}.`);
  }
  return secret;
}
