/** Look-ups through services of which three calls in ten go wrong: errors, silence, nonsense. */
import { setTimeout as sleep } from 'node:timers/promises';
import { checkDigit } from '../../contracts/receipts/barcode';
import { SERVICES } from '../../test/setup/product-services/answers';
import type { Behaviour, ProductServicesServer } from '../../test/setup/product-services/product-services-server';
import { quantile, round } from '../bench';
import type { ApiAlone } from './api-alone';
import { HttpClient } from './paced-clients';
import type { RealProducts } from './real-products';

const FAILING_SHARE = 0.3;
const FAILURES: readonly Behaviour['kind'][] = ['error', 'hang', 'page', 'truncated', 'other', 'break', 'failed'];
/** Of a service that answers well. */
const DELAY_MS = { least: 40, most: 250 };
const CLIENTS = 10;
const WARM_UP_CALLS = 20;
const UNKNOWN_SHARE = 0.2;

export interface FailingServicesResult {
  calls: number;
  answered_share: number;
  known_codes_right_share: number;
  longest_ms: number;
  p50_ms: number;
  p95_ms: number;
  calls_of_services: number;
}

export async function throughFailingServices(
  system: ApiAlone,
  server: ProductServicesServer,
  { askable }: RealProducts,
  calls: number,
): Promise<FailingServicesResult> {
  const random = seeded(7);
  for (const service of SERVICES) server.behave(service, () => behaviour(random));
  const clients = Array.from({ length: CLIENTS }, () => new HttpClient({ authorization: `Bearer ${system.token}` }));
  const names = new Map(askable.map(({ barcode, product }) => [barcode.code, product.name]));
  const codes = Array.from({ length: calls }, (_, index) =>
    index % (1 / UNKNOWN_SHARE) === 0 ? unknownCode(index) : askable[index]!.barcode.code,
  );
  // The first calls of a process open connections and compile code.
  for (let index = 0; index < WARM_UP_CALLS; index++) {
    await clients[index % CLIENTS]?.ask(`${system.url}/api/v1/barcodes/${unknownCode(900_000 + index)}`);
  }
  const outcomes: { ms: number; isAnswered: boolean; isKnown: boolean; isRight: boolean }[] = [];
  const queue = codes.values();
  await Promise.all(
    clients.map(async (client) => {
      for (const code of queue) {
        const startedAt = performance.now();
        const { status, body } = await client.ask(`${system.url}/api/v1/barcodes/${code}`);
        const ms = performance.now() - startedAt;
        const answer = JSON.parse(body) as { product?: { name: string }; code?: string };
        const isRight = status === 200 && answer.product?.name === names.get(code);
        const isNone = status === 404 && answer.code === 'BARCODE_UNKNOWN';
        outcomes.push({ ms, isAnswered: isRight || isNone, isKnown: names.has(code), isRight });
        await sleep(50);
      }
    }),
  );
  for (const client of clients) client.close();
  const times = outcomes.map(({ ms }) => ms);
  const known = outcomes.filter(({ isKnown }) => isKnown);
  return {
    calls,
    answered_share: round(outcomes.filter(({ isAnswered }) => isAnswered).length / calls, 4),
    known_codes_right_share: round(known.filter(({ isRight }) => isRight).length / known.length, 4),
    longest_ms: round(Math.max(...times), 0),
    p50_ms: round(quantile(times, 0.5), 0),
    p95_ms: round(quantile(times, 0.95), 0),
    calls_of_services: server.requests.length,
  };
}

function behaviour(random: () => number): Behaviour {
  const delayMs = DELAY_MS.least + random() * (DELAY_MS.most - DELAY_MS.least);
  if (random() >= FAILING_SHARE) return { kind: 'catalogue', delayMs };
  return { kind: FAILURES[Math.floor(random() * FAILURES.length)] ?? 'error', delayMs };
}

/** Of a prefix that no product of the catalogue has. */
function unknownCode(index: number): string {
  const body = `880999${String(index).padStart(6, '0')}`;
  return body + checkDigit(body);
}

/** The same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
