/**
 * Structured logs of every process: JSON Lines on standard output, each with time, level, process and message, and
 * with `run_id` where one is known (use a child logger). What looks like a secret never reaches the output, neither as
 * a field nor inside a text.
 */
import { hostname } from 'node:os';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  level: string;
  /** Which process this is: `api`, `worker-cpu`, `supervisor`. */
  process: string;
  /** Standard output unless given. */
  destination?: DestinationStream;
}

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'token',
  'password',
  'secret',
  'apiKey',
  'api_key',
  'TEMPORAL_API_KEY',
  'LLM_API_KEY',
  'LLM_API_KEY_NEW_MODEL',
  'S3_SECRET_ACCESS_KEY',
  'MLFLOW_TRACKING_PASSWORD',
  'MLFLOW_TRACKING_TOKEN',
  'LABEL_STUDIO_API_KEY',
  'LABEL_STUDIO_WEBHOOK_SECRET',
  'FOOD_QR_ACCESS_KEY',
  'FOOD_SAFETY_KOREA_KEY',
  'DATABASE_URL',
  '["sec-websocket-protocol"]',
];

/** Secrets at the top, one and two levels deep; pino compiles the paths once. */
const SECRET_PATHS = ['', '*', '*.*'].flatMap((prefix) =>
  SECRET_FIELDS.map((field) => (prefix === '' || field.startsWith('[') ? `${prefix}${field}` : `${prefix}.${field}`)),
);

const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/\btrd_[\w-]{8,}/g, 'trd_[secret]'],
  [/\bsk-[\w-]{8,}/g, 'sk-[secret]'],
  [/(\bBearer\s+)[\w.~+/=-]+/gi, '$1[secret]'],
  [/(\w:\/\/[^\s:/@"]*):[^\s@/"]+@/g, '$1:[secret]@'],
];

export function createLogger({ level, process: name, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { process: name, host: hostname(), pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_PATHS, censor: '[secret]' },
    serializers: { err: describeError },
    hooks: { streamWrite: withoutSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error with its causes as plain fields. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Cleans a whole line; no pattern reaches over a quotation mark, so the line stays valid JSON. */
function withoutSecrets(line: string): string {
  return SECRET_TEXTS.reduce((cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement), line);
}
