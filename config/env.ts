/**
 * The configuration: the only place that reads `process.env`. Each variable is declared here once; `.env.example` is
 * generated from this schema, and a wrong value stops the program with one sentence for each.
 */
import { z } from 'zod';
import { feedbackGoals } from './feedback-goals';
import { areProxyAddresses } from './proxy-addresses';

const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().positive();
const usd = z.coerce.number().nonnegative();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const optionalUrl = z.url().optional();
const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
  .pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://pages.example, separated by commas')));

const goals = z
  .string()
  .default('')
  .refine((text) => feedbackGoals(text) !== undefined, 'must name pipelines and whole numbers, such as documents=10');

const timeZone = z.string().refine(isTimeZone, 'must be the name of a time zone such as Asia/Seoul');
const cron = z
  .string()
  .regex(/^[\d*,/-]+( [\dA-Za-z*,/-]+){4}$/, 'must be five fields with spaces between them, such as 0 2 * * 0');

export const DEFAULT_HOME = '.treadle';

export const envSchema = z.object({
  TREADLE_HOME: z.string().default(DEFAULT_HOME).describe('Folder that holds all data: database, blobs, logs, tokens.'),
  DISK_FREE_BYTES_MIN: count
    .default(500 * 1024 ** 2)
    .describe('npm start refuses to start with less free space than this.'),
  XDG_CACHE_HOME: z
    .string()
    .optional()
    .describe('Folder for the Temporal program, shared by projects; unset means ~/.cache.'),
  HOST: z.string().default('127.0.0.1').describe('Address that the API binds. 0.0.0.0 opens it to the network.'),
  PORT: port.default(8000).describe('Port of the API.'),
  PUBLIC_URL: optionalUrl.describe(
    'Address under which browsers and other servers reach the API; unset means http://HOST:PORT.',
  ),
  TRUSTED_PROXIES: z
    .string()
    .refine(areProxyAddresses, 'name loopback, linklocal, uniquelocal, an address or a range such as 10.0.0.0/8')
    .optional()
    .describe(
      'Reverse proxies whose X-Forwarded headers are believed, such as loopback or 10.0.0.0/8; unset means none.',
    ),
  CONNECTIONS_MAX: count.default(2_000).describe('Connections that the API holds at once; more are closed unanswered.'),
  RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(6_000)
    .describe('Requests a minute of one caller; callers without a token count by their address. 0 is no limit.'),
  CORS_ORIGINS: origins.describe('Foreign origins whose pages may call the API with a token, separated by commas.'),
  JWT_SECRET: z
    .string()
    .optional()
    .describe('Signs sessions; at least 32 bytes, the same for every API process. Unset uses TREADLE_HOME/jwt-secret.'),
  MODEL_SIGNING_KEY: z
    .string()
    .optional()
    .describe(
      'Signs trained models; at least 32 bytes, the same for every worker. Unset uses TREADLE_HOME/model-signing-key.',
    ),
  TIME_ZONE: timeZone.default('UTC').describe('Time zone of schedules and of days, such as Asia/Seoul.'),
  FEEDBACK_GOALS_PER_DAY: goals
    .default('receipts=10')
    .describe('Results a day that people are asked to correct, by pipeline, such as documents=10,receipts=10.'),
  RETRAIN_CRON: cron
    .default('0 2 * * 0')
    .describe('When every slot with something new to learn is trained: minute hour day month weekday (0 is Sunday).'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line kept.'),

  DATABASE_URL: z.string().optional().describe('Postgres to use; unset starts an embedded one under TREADLE_HOME.'),
  POSTGRES_PORT: port.default(5466).describe('Port of the embedded Postgres.'),
  DATABASE_CONNECTIONS_MAX: count.default(10).describe('Connections that one process may open.'),

  TEMPORAL_ADDRESS: z.string().optional().describe('Temporal server to use (host:port); unset starts an embedded one.'),
  TEMPORAL_NAMESPACE: z.string().default('default').describe('Temporal namespace.'),
  TEMPORAL_API_KEY: z.string().optional().describe('API key of Temporal Cloud.'),
  TEMPORAL_TLS: flag
    .optional()
    .describe('Encrypt the connection to Temporal; unset means yes with an API key or certificates.'),
  TEMPORAL_TLS_SERVER_NAME: z
    .string()
    .optional()
    .describe('Name that the certificate of the server must bear; unset means its host.'),
  TEMPORAL_TLS_CERT_PATH: z.string().optional().describe('Client certificate (PEM file) for mTLS.'),
  TEMPORAL_TLS_KEY_PATH: z.string().optional().describe('Key (PEM file) of the client certificate.'),
  TEMPORAL_TLS_CA_PATH: z.string().optional().describe('Certificate authority (PEM file) of the server.'),
  TEMPORAL_PORT: port.default(7233).describe('Port of the embedded Temporal server.'),
  TEMPORAL_UI_PORT: port.default(8233).describe('Port of the embedded Temporal Web UI.'),
  TEMPORAL_UI_URL: optionalUrl.describe('Address of the Temporal Web UI for links; unset uses the embedded one.'),

  BLOB_URL: z
    .string()
    .optional()
    .describe('s3://bucket/prefix keeps blobs in S3; unset keeps them under TREADLE_HOME.'),
  S3_ENDPOINT: optionalUrl.describe('Endpoint of an S3-compatible server; unset means AWS.'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket.'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('Access key; unset uses the AWS default chain.'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('Secret of the access key.'),

  UPLOAD_BYTES_MAX: count.default(2 * 1024 ** 3).describe('Largest upload in bytes.'),
  UPLOAD_IDLE_SECONDS_MAX: count.default(60).describe('An upload that sends nothing for so long is ended.'),
  PAGES_MAX: count.default(200).describe('Most pages read in one run.'),
  PIXELS_MAX: count.default(100_000_000).describe('Most pixels decoded for one page.'),

  CACHE_TTL_SECONDS: count.default(7 * 86_400).describe('How long a result answers equal submissions.'),
  RETENTION_DAYS: count.default(90).describe('Ended runs and their blobs are removed after so many days.'),
  RETRAIN_FEEDBACK_MAX: count.default(1_000).describe('Feedback that one retrain takes in anew; the rest waits.'),
  ANNOTATION_AGREEMENT: count
    .max(5)
    .default(1)
    .describe('People who must agree on a correction before anything is learned from it, 1 to 5.'),
  BATCH_WINDOW: count.default(50).describe('Runs of one batch that are in work at once.'),
  URL_FETCH_PRIVATE: flag
    .default(false)
    .describe('Whether batches may fetch from addresses of your own network; otherwise the public internet alone.'),
  OCR_WEIGHTS_FOLDER: z
    .string()
    .optional()
    .describe('Folder with other PP-OCR weights and their weights.json; unset uses the shipped models/weights/ocr.'),
  WORKER_IO_SLOTS: count.default(50).describe('Activities that one io worker runs at once.'),
  WORKER_CPU_THREADS: count.optional().describe('CPU threads of one cpu worker; unset means cores - 1, at least 1.'),
  WORKFLOW_CACHE_SIZE: count.default(500).describe('Workflows that one workflow worker keeps in memory.'),

  LLM_API_BASE: optionalUrl.describe(
    'OpenAI-compatible server for the extractor `llm`, such as http://localhost:1234/v1.',
  ),
  LLM_API_KEY: z.string().optional().describe('Key of that server.'),
  LLM_MODEL: z.string().default('gpt-4o-mini').describe('Model name that the server knows.'),
  LLM_API_BASE_NEW_MODEL: optionalUrl.describe(
    'The same for the extractor `llm_new`, which an experiment compares with `llm`; it may be the same server.',
  ),
  LLM_API_KEY_NEW_MODEL: z
    .string()
    .optional()
    .describe('Key for LLM_API_BASE_NEW_MODEL; LLM_API_KEY is never sent there.'),
  LLM_NEW_MODEL: z.string().optional().describe('Model name at LLM_API_BASE_NEW_MODEL; unset means LLM_MODEL.'),
  LLM_TIMEOUT_SECONDS: count.default(120).describe('Longest wait for one answer of the LLM.'),
  LLM_PRICES: z
    .string()
    .optional()
    .describe('Prices as JSON: {"model": {"input_usd_per_million": 0.15, "output_usd_per_million": 0.6}}.'),
  LLM_BUDGET_USD_PER_RUN: usd.optional().describe('Most that the LLM may cost in one run; unset means no limit.'),
  LLM_BUDGET_USD_PER_DAY: usd.optional().describe('Most that the LLM may cost in one day (UTC); unset means no limit.'),

  MLFLOW_TRACKING_URI: optionalUrl.describe(
    'MLflow server that runs, models and aliases are copied to, such as http://localhost:5000; unset copies nothing.',
  ),
  MLFLOW_TRACKING_USERNAME: z.string().optional().describe('User of the MLflow server, where it asks for one.'),
  MLFLOW_TRACKING_PASSWORD: z.string().optional().describe('Password of that user.'),
  MLFLOW_TRACKING_TOKEN: z.string().optional().describe('Bearer token of the MLflow server, instead of a user.'),
  LABEL_STUDIO_URL: optionalUrl.describe(
    'Label Studio that work for annotators is pushed to, such as http://localhost:8080; unset pushes nothing.',
  ),
  LABEL_STUDIO_API_KEY: z.string().optional().describe('Personal access token or legacy token of Label Studio.'),
  LABEL_STUDIO_WEBHOOK_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('Shared with Label Studio to know its webhook calls; at least 16 characters.'),

  OPEN_FOOD_FACTS_URL: optionalUrl.describe(
    'Open Food Facts server that is asked for unknown barcodes, such as https://world.openfoodfacts.org; unset asks none.',
  ),
  OPEN_FOOD_FACTS_CONTACT: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/, 'must be plain ASCII')
    .optional()
    .describe('Where its operators can reach you, such as an e-mail address: they ask every caller for one.'),
  OPEN_FOOD_FACTS_READS_PER_MINUTE: count.max(1_000).default(15).describe('Product reads that it allows a minute.'),
  FOOD_QR_URL: z
    .url()
    .default('https://foodqr.kr/openapi/service')
    .describe('Server of FOOD_QR of the Korean food ministry; asked where FOOD_QR_ACCESS_KEY is set.'),
  FOOD_QR_ACCESS_KEY: z.string().optional().describe('Access key of FOOD_QR; unset does not ask it.'),
  FOOD_SAFETY_KOREA_URL: z
    .url()
    .default('http://openapi.foodsafetykorea.go.kr')
    .describe('Server of Food Safety Korea; asked where FOOD_SAFETY_KOREA_KEY is set.'),
  FOOD_SAFETY_KOREA_KEY: z
    .string()
    .optional()
    .describe('Key of Food Safety Korea (C005 and I2570); unset does not ask it.'),
  FOOD_SAFETY_KOREA_CALLS_PER_DAY: count
    .max(10_000)
    .default(500)
    .describe('Calls a day that the key allows for each of the two.'),
  BARCODE_DEADLINE_MS: count
    .max(60_000)
    .default(1_500)
    .describe('A look-up of a barcode is answered within this time.'),
  BARCODE_HEDGE_MS: count
    .max(60_000)
    .default(350)
    .describe('A product service that takes longer than this gets company by the next one.'),
  BARCODE_FRESH_DAYS: count.max(3_650).default(30).describe('Days after which a known product is asked for again.'),

  OPERATION_LOG_BYTES_MAX: count.default(50 * 1024 ** 2).describe('The operation log file rotates at this size.'),
  OPERATION_LOG_FILES_MAX: count.default(10).describe('Rotated operation log files that are kept.'),
  SAMPLES: flag.default(true).describe('Process the shipped samples on the first start.'),
});

export type Env = z.infer<typeof envSchema>;

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** A scheme and a host, without path or slash at the end: as browsers send it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** A name, not an offset: Postgres and Temporal read those with other signs. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}

/** Reads and checks the environment. Empty variables count as unset, so that `.env` files may list them all. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `${name} is ${JSON.stringify(present[name])}: ${issue.message}`;
  });
  throw new ConfigurationError(`The configuration is not valid. ${problems.join('; ')}.`);
}

/** Overrides for a child process, as text. */
export type EnvOverrides = Partial<Record<keyof Env, string>>;

/** The environment that a child process gets: ours with `overrides` and `others` on top. */
export function environmentWith(overrides: EnvOverrides, others: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...overrides, ...others };
}

/** Settings from the command line: from here on this process and its children see them as their environment. */
export function overrideEnvironment(overrides: EnvOverrides): void {
  Object.assign(process.env, overrides);
}
