/**
 * A local server that speaks as all product services do, on one port. It knows a catalogue, and each service behaves as
 * it is told, well unless told otherwise.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { BarcodeSettings } from '../../../api/barcodes/barcode-settings';
import { type Answer, CATALOGUE, type CatalogueProduct, FORMS, KEY_UNKNOWN_PAGE, type ServiceName } from './answers';

/**
 * `known`: a product whatever is asked · `unknown`: none · `other`: a product of another barcode · `page`: HTML in place
 * of JSON · `hang`: never answers · `break`: ends the connection.
 */
export interface Behaviour {
  kind:
    | 'catalogue'
    | 'known'
    | 'unknown'
    | 'error'
    | 'failed'
    | 'refused'
    | 'truncated'
    | 'page'
    | 'other'
    | 'huge'
    | 'hang'
    | 'break';
  /** Before the answer. */
  delayMs?: number;
  /** In place of what the catalogue says of the product. */
  product?: Partial<CatalogueProduct> & Record<string, unknown>;
}

export interface ProductServicesServer {
  settings: BarcodeSettings;
  /** What was asked, in order: the service and the digits. */
  requests: { service: ServiceName; digits: string; headers: NodeJS.Dict<string | string[]> }[];
  behave(service: ServiceName, behaviour: Behaviour | ((digits: string) => Behaviour)): void;
  /** All services behave, and nothing was asked. */
  reset(): void;
  close(): Promise<void>;
}

const PATHS: readonly (readonly [ServiceName, RegExp])[] = [
  ['open_food_facts', /^\/api\/v2\/product\/(\d+)\.json\?fields=/],
  ['food_qr', /^\/qr1001\/F001\?accessKey=qr-key&.*brcdNo=(\d+)/],
  ['food_safety_korea_c005', /^\/api\/korea-key\/C005\/json\/1\/5\/BAR_CD=(\d+)$/],
  ['food_safety_korea_i2570', /^\/api\/korea-key\/I2570\/json\/1\/5\/BRCD_NO=(\d+)$/],
];
const HUGE_BYTES = 5 * 1024 ** 2;
const BY_CATALOGUE: Behaviour = { kind: 'catalogue' };

export async function startProductServices(
  catalogue: readonly CatalogueProduct[] = CATALOGUE,
): Promise<ProductServicesServer> {
  const byCode = new Map(catalogue.map((product) => [product.code, product]));
  const behaviours = new Map<ServiceName, (digits: string) => Behaviour>();
  const requests: ProductServicesServer['requests'] = [];
  const server = createServer((request, response) => {
    for (const [service, path] of PATHS) {
      const digits = path.exec(request.url ?? '')?.[1];
      if (digits === undefined) continue;
      requests.push({ service, digits, headers: request.headers });
      const behaviour = behaviours.get(service)?.(digits) ?? BY_CATALOGUE;
      return behave(response, behaviour, () => answerOf(service, digits, { behaviour, product: byCode.get(digits) }));
    }
    response.writeHead(404).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    settings: settingsFor(`http://127.0.0.1:${address.port}`),
    requests,
    behave: (service, behaviour) => {
      behaviours.set(service, typeof behaviour === 'function' ? behaviour : () => behaviour);
    },
    reset: () => {
      behaviours.clear();
      requests.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function settingsFor(baseUrl: string): BarcodeSettings {
  return {
    deadlineMs: 1_500,
    hedgeMs: 350,
    freshDays: 30,
    openFoodFacts: { baseUrl, readsPerMinute: 15, userAgent: 'Treadle/test (tests@treadle.test)' },
    foodQr: { baseUrl, accessKey: 'qr-key' },
    foodSafetyKorea: { baseUrl, key: 'korea-key', callsPerDay: 500 },
  };
}

function behave(response: ServerResponse, { kind, delayMs = 0 }: Behaviour, answer: () => Answer): void {
  if (kind === 'hang') return;
  const timer = setTimeout(() => {
    if (kind === 'break') return void response.destroy();
    const { status, body, headers } = answer();
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }, delayMs);
  response.once('close', () => clearTimeout(timer));
}

interface Question {
  behaviour: Behaviour;
  product: CatalogueProduct | undefined;
}

function answerOf(service: ServiceName, digits: string, { behaviour, product }: Question): Answer {
  const forms = FORMS[service];
  const known = { ...(product ?? CATALOGUE[0]!), ...behaviour.product };
  switch (behaviour.kind) {
    case 'known':
      return forms.found(digits, known);
    case 'other':
      return forms.found('0012345678905', known);
    case 'unknown':
      return forms.unknown(digits);
    case 'refused':
      return forms.refused;
    case 'failed':
      return forms.failed;
    case 'error':
      return { status: 500, body: { error: 'Internal Server Error' } };
    case 'page':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: KEY_UNKNOWN_PAGE,
      };
    case 'truncated':
      return { status: 200, body: JSON.stringify(forms.found(digits, known).body).slice(0, 40) };
    case 'huge':
      return forms.found(digits, { ...known, product_name: 'x'.repeat(HUGE_BYTES) });
    case 'catalogue':
    case 'hang':
    case 'break':
      return product ? forms.found(digits, known) : forms.unknown(digits);
  }
}
