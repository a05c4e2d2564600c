/**
 * The OpenAPI 3.1 document, made from the routes' own declarations: what is served is what is described. `openapi.json`
 * beside this folder is the same document as committed, for reviews and for the generated client.
 */
import { OWN_PAGE_HEADER } from '../identity/own-page';
import { SESSION_COOKIE } from '../identity/session-cookie';
import { TAGS, type Route } from '../routes/route';
import { batchMessageSchema, snapshotMessageSchema } from '../schemas/sockets';
import { runEventSchema } from '../schemas/runs';
import { stockChangedMessageSchema, stockSnapshotMessageSchema } from '../schemas/stock';
import { ComponentSchemas } from './component-schemas';
import type { HeaderObject, OpenApiDocument, ParameterObject, PathItem } from './document-types';
import { DESCRIPTION, TAG_DESCRIPTIONS } from './document-texts';
import { describeOperation } from './operation';
import { sharedProblemResponses } from './problem-answers';

const PARAMETERS: Record<string, ParameterObject> = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'Language of problems: English or Korean.',
    schema: { type: 'string', examples: ['ko', 'en'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key with the same request gives the first answer again, so a retry after a timeout is safe.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  },
};

const HEADERS: Record<string, HeaderObject> = {
  RequestId: {
    description: 'Id of the request in the logs: the one that was sent under this name, or a new one.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer' } },
  IdempotencyReplayed: {
    description: 'Set where this is the answer to an earlier request under the same key.',
    schema: { const: 'true' },
  },
  Location: { description: 'Address of what was made.', schema: { type: 'string' } },
};

const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key (`trd_…`) or an access token (JWT) from `POST /api/v1/access-tokens`.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: `Set by signing in, for browsers. A change must carry the header \`${OWN_PAGE_HEADER}: 1\` too.`,
  },
};

/** Messages of the sockets, which OpenAPI has no place for but among the components. */
const SOCKET_MESSAGES = [
  snapshotMessageSchema,
  runEventSchema,
  batchMessageSchema,
  stockSnapshotMessageSchema,
  stockChangedMessageSchema,
];

export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const schemas = new ComponentSchemas();
  const paths = new Map<string, PathItem>();
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths.set(path, { ...paths.get(path), [route.method]: describeOperation(route, schemas) });
  }
  for (const schema of SOCKET_MESSAGES) schemas.add(schema, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Treadle',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: TAGS.map((name) => ({ name, description: TAG_DESCRIPTIONS[name] })),
    paths: Object.fromEntries([...paths].sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: schemas.all(),
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: sharedProblemResponses(),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
