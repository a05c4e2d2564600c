/**
 * How every process reaches Temporal, whether the embedded server, one's own cluster or Temporal Cloud: address, TLS,
 * mTLS and API key from the configuration. Also makes sure that the namespace knows our search attributes.
 */
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEARCH_ATTRIBUTES, type SearchAttributeName } from '../contracts/search-attributes';
import { ConfigurationError, type Env } from './env';
import { errorText } from './error-text';
import { StartError } from './start-error';

type TemporalEnv = Pick<
  Env,
  | 'TEMPORAL_ADDRESS'
  | 'TEMPORAL_PORT'
  | 'TEMPORAL_API_KEY'
  | 'TEMPORAL_TLS'
  | 'TEMPORAL_TLS_SERVER_NAME'
  | 'TEMPORAL_TLS_CERT_PATH'
  | 'TEMPORAL_TLS_KEY_PATH'
  | 'TEMPORAL_TLS_CA_PATH'
>;

/** What `Connection` and `NativeConnection` have in common. */
export interface TemporalConnectionOptions {
  address: string;
  apiKey?: string;
  tls:
    | false
    | {
        serverNameOverride?: string;
        clientCertPair?: { crt: Buffer; key: Buffer };
        serverRootCACertificate?: Buffer;
      };
}

const CONNECT_MS_MAX = 10_000;
/** A server that has just registered an attribute shows it after its cache turns over. */
const REGISTRATION_MS_MAX = 30_000;
const REGISTRATION_POLL_MS = 200;

/** `IndexedValueType` of temporal/api/enums/v1/common.proto. */
const INDEXED_VALUE_TYPES = { KEYWORD: 2, INT: 3, BOOL: 5 } as const;

/** host:port of the configured server, or of the embedded one. */
export function temporalAddress(env: Pick<Env, 'TEMPORAL_ADDRESS' | 'TEMPORAL_PORT'>): string {
  return env.TEMPORAL_ADDRESS ?? `127.0.0.1:${env.TEMPORAL_PORT}`;
}

/** @throws ConfigurationError where a PEM file is missing, or a certificate comes without its key. */
export function temporalConnectionOptions(env: TemporalEnv): TemporalConnectionOptions {
  const crt = readPem('TEMPORAL_TLS_CERT_PATH', env);
  const key = readPem('TEMPORAL_TLS_KEY_PATH', env);
  const ca = readPem('TEMPORAL_TLS_CA_PATH', env);
  if ((crt === undefined) !== (key === undefined)) {
    throw new ConfigurationError('TEMPORAL_TLS_CERT_PATH and TEMPORAL_TLS_KEY_PATH belong together: set both or none.');
  }
  const encrypted = env.TEMPORAL_TLS ?? [crt, ca, env.TEMPORAL_API_KEY].some((part) => part !== undefined);
  const tls = {
    ...(env.TEMPORAL_TLS_SERVER_NAME === undefined ? {} : { serverNameOverride: env.TEMPORAL_TLS_SERVER_NAME }),
    ...(ca === undefined ? {} : { serverRootCACertificate: ca }),
    ...(crt === undefined || key === undefined ? {} : { clientCertPair: { crt, key } }),
  };
  return {
    address: temporalAddress(env),
    tls: encrypted ? tls : false,
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  };
}

/**
 * For the API and for schedules. The connection mends itself when the server goes away and comes back.
 * @throws StartError where the server does not answer within 10 s.
 */
export function connectClient(env: TemporalEnv): Promise<Connection> {
  const options = temporalConnectionOptions(env);
  return reaching(options.address, () => Connection.connect({ ...options, connectTimeout: CONNECT_MS_MAX }));
}

/** For workers. @throws StartError where the server does not answer. */
export function connectWorker(env: TemporalEnv): Promise<NativeConnection> {
  const options = temporalConnectionOptions(env);
  return reaching(options.address, () => NativeConnection.connect(options));
}

/**
 * Registers the search attributes that the namespace lacks.
 * @throws ConfigurationError where the namespace is unknown or does not let us add them, as on Temporal Cloud.
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map((name) => [name, INDEXED_VALUE_TYPES[SEARCH_ATTRIBUTES[name]]]),
  );
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    throw attributesRefused(namespace, missing, error);
  }
  const deadline = Date.now() + REGISTRATION_MS_MAX;
  while (Date.now() < deadline && (await missingSearchAttributes(connection, namespace)).length > 0) {
    await sleep(REGISTRATION_POLL_MS);
  }
}

async function missingSearchAttributes(connection: Connection, namespace: string): Promise<SearchAttributeName[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return ATTRIBUTE_NAMES.filter((name) => !Object.hasOwn(customAttributes, name));
  } catch (error) {
    throw new ConfigurationError(
      `The search attributes of the Temporal namespace "${namespace}" cannot be read: ${errorText(error)}. ` +
        'Check TEMPORAL_NAMESPACE and what the key or certificate may do.',
      { cause: error },
    );
  }
}

function attributesRefused(namespace: string, missing: SearchAttributeName[], error: unknown): ConfigurationError {
  const list = missing.map((name) => `${name} (${SEARCH_ATTRIBUTES[name]})`).join(', ');
  return new ConfigurationError(
    `The Temporal namespace "${namespace}" lacks the search attributes ${list} and does not let us add them ` +
      `(${errorText(error)}). Create them with "temporal operator search-attribute create" or in the server's console.`,
    { cause: error },
  );
}

const isSearchAttributeName = (name: string): name is SearchAttributeName => Object.hasOwn(SEARCH_ATTRIBUTES, name);
const ATTRIBUTE_NAMES = Object.keys(SEARCH_ATTRIBUTES).filter(isSearchAttributeName);

async function reaching<T>(address: string, connect: () => Promise<T>): Promise<T> {
  try {
    return await connect();
  } catch (error) {
    throw new StartError(
      `The Temporal server at ${address} cannot be reached: ${errorText(error)}. ` +
        'Check TEMPORAL_ADDRESS, the network and the TLS settings.',
      { cause: error },
    );
  }
}

function readPem(
  name: 'TEMPORAL_TLS_CERT_PATH' | 'TEMPORAL_TLS_KEY_PATH' | 'TEMPORAL_TLS_CA_PATH',
  env: TemporalEnv,
): Buffer | undefined {
  const path = env[name];
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ConfigurationError(`${name} is ${path}, which cannot be read: ${errorText(error)}.`, { cause: error });
  }
}
