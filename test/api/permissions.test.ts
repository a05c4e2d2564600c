/** Every route of the API against every role and scope: what the declarations say is what the API does. */
import { randomUUID } from 'node:crypto';
import { ROLES, type Role, type Scope, SCOPES } from '../../contracts/identity';
import type { Route } from '../../api/routes/route';
import { type ApiUnderTest, startApi } from './api-under-test';
import { type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
const holders = new Map<Role, KeyHolder>();

beforeAll(async () => {
  api = await startApi();
  for (const role of ROLES) holders.set(role, await keyHolder(api, role));
});
afterAll(() => api.close());

/** What answers without a token. A route that is to be added here needs a reason. */
const OPEN = [
  'GET /',
  'GET /api/docs',
  'GET /api/docs/:file',
  'GET /api/health',
  'GET /api/openapi.json',
  'GET /api/ready',
  // A signature in the address, or a secret in a header, says who may.
  'GET /api/v1/page-links/:link',
  'POST /api/v1/webhooks/label-studio',
  'GET /metrics',
  'POST /api/v1/sign-in',
  'POST /api/v1/sign-out',
];

const guarded = () =>
  api.routes.flatMap((route) => (route.access === 'open' ? [] : [{ ...route, access: route.access }]));
const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`;
/** Ids that exist nowhere: whoever passes the guard does no harm. */
const addressOf = ({ path }: Route): string => path.replace(/:(\w+)/g, () => randomUUID());
const ask = async (
  route: Route,
  token: string | null,
): Promise<{ status: number; problem: Record<string, unknown> }> => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(api.url + addressOf(route), { method: route.method.toUpperCase(), headers });
  const text = await response.text();
  return {
    status: response.status,
    problem: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
};

it('leaves open what it must, and nothing else', () => {
  const open = api.routes.filter(({ access }) => access === 'open').map(nameOf);
  expect(open.filter((name) => !OPEN.includes(name))).toEqual([]);
});

it('asks for a token on every other route', async () => {
  for (const route of guarded()) {
    const { status, problem } = await ask(route, null);
    expect([nameOf(route), status, problem.code]).toEqual([nameOf(route), 401, 'TOKEN_MISSING']);
  }
});

it.each(ROLES)('lets the role %s do what its rank allows, and refuses all else by name', async (role) => {
  const { token } = holders.get(role)!;
  for (const route of guarded()) {
    const { status, problem } = await ask(route, token);
    const needed = route.access.role;
    if (ROLES.indexOf(role) >= ROLES.indexOf(needed)) {
      expect([nameOf(route), status]).not.toEqual([nameOf(route), 401]);
      expect([nameOf(route), status]).not.toEqual([nameOf(route), 403]);
    } else {
      expect([nameOf(route), status, problem.code]).toEqual([nameOf(route), 403, 'PERMISSION_DENIED']);
      expect(problem.details).toEqual({ roleNeeded: needed, role });
    }
  }
});

it.each(SCOPES)('lets a key with only the scope %s reach no other route, whatever its owner’s role', async (scope) => {
  const { token } = await keyHolder(api, 'admin', { scopes: [scope] });
  for (const route of guarded()) {
    const { status, problem } = await ask(route, token);
    if (route.access.scope === null || route.access.scope === scope) {
      expect([nameOf(route), problem.code]).not.toEqual([nameOf(route), 'SCOPE_MISSING']);
    } else {
      expect([nameOf(route), status, problem.code]).toEqual([nameOf(route), 403, 'SCOPE_MISSING']);
      expect(problem.details).toEqual({ scope: route.access.scope, scopes: scope });
    }
  }
});

it('lets a key without any scope do no more than say who it is', async () => {
  const { token } = await keyHolder(api, 'admin', { scopes: [] });
  for (const route of guarded().filter(({ access }) => access.scope !== null)) {
    expect((await ask(route, token)).problem.code).toBe('SCOPE_MISSING');
  }
});

it('asks of every change at least an operator, but for what is one’s own', () => {
  const own = [
    'createAccessToken',
    'revokeKey',
    'endSession',
    'giveFeedback',
    'skipAnnotation',
    'giveFeedbackOld',
    'withdrawFeedback',
    'vote',
    'withdrawVote',
    'changeReceipt',
    'addReceiptItem',
    'changeReceiptItem',
    'removeReceiptItem',
    'addStockItem',
    'changeStockItem',
    'takeFromStock',
    'removeStockItem',
    'addReceiptToStock',
    'undoStockAddition',
    'click',
    'chooseTrainingConsent',
    // Whoever reads receipts names what nobody knows; it counts in the own project only.
    'enterProduct',
    'removeProduct',
  ];
  const weak = guarded().filter(
    ({ method, access }) => method !== 'get' && ROLES.indexOf(access.role) < ROLES.indexOf('operator'),
  );
  expect(weak.map(({ doc }) => doc.id).filter((id) => !own.includes(id))).toEqual([]);
});

it('asks for a scope to write on every change, and for a scope to read on the rest', () => {
  for (const { method, access, doc } of guarded()) {
    const scope: Scope | null = access.scope;
    if (scope !== null) expect([doc.id, scope.split(':')[1]]).toEqual([doc.id, method === 'get' ? 'read' : 'write']);
    // The export looks itself that the credential has every scope.
    else expect(['getMe', 'getSystem', 'createAccessToken', 'exportUserData']).toContain(doc.id);
  }
});
