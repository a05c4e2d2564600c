/** The OpenAPI document and the page that shows it. That answers are as it says is checked in all tests of the API. */
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { ERRORS } from '../../contracts/errors';
import { PIPELINES } from '../../contracts/pipelines';
import type { OpenApiDocument, OperationObject } from '../../api/openapi/document-types';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { DocumentCheck } from './document-check';

let api: ApiUnderTest;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await startApi();
  document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(() => api.close());

const operations = (): [name: string, operation: OperationObject][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, OperationObject] => [`${method} ${path}`, operation]),
  );

/** Every object inside a JSON value. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

describe('the document', () => {
  it('describes every route, each with an id of its own', () => {
    const described = operations().map(([name]) => name);
    const served = api.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(served.sort());
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is not there', () => {
    const lookUp = (reference: string): unknown =>
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    const references = [...objectsIn(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => lookUp(reference) === undefined)).toEqual([]);
  });

  it('holds JSON schemas only that a strict validator takes', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, strictTypes: false });
    addFormats(ajv);
    ajv.addFormat('binary', true);
    ajv.addVocabulary(['components', 'openapi', 'info', 'paths', 'servers', 'tags', 'example']);
    ajv.addSchema({ ...document, $id: 'document' });
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` })).not.toThrow();
    }
    const bodies = operations().flatMap(([, { requestBody }]) => Object.values(requestBody?.content ?? {}));
    expect(bodies.length).toBeGreaterThan(0);
    for (const { schema } of bodies) {
      const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object;
      expect(() => ajv.compile(local)).not.toThrow();
    }
  });

  it('declares every parameter of a path, and none twice', () => {
    for (const [name, { parameters = [] }] of operations()) {
      const own = parameters.flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
      const inPath = own.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect([name, inPath]).toEqual([name, [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)]);
      const keys = own.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect([name, new Set(keys).size]).toEqual([name, keys.length]);
    }
  });

  it('tells who may call: every guarded operation asks for a bearer or a cookie and names its role', () => {
    const access = new Map(api.routes.map((route) => [route.doc.id, route.access]));
    for (const [name, { operationId, security, description, responses }] of operations()) {
      const rule = access.get(operationId);
      if (rule === 'open' || rule === undefined) {
        expect([name, security]).toEqual([name, []]);
      } else {
        expect([name, security]).toEqual([name, [{ bearer: [] }, { cookie: [] }]]);
        expect(description).toContain(`\`${rule.role}\``);
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '429', '500', '503']));
      }
    }
  });

  it('lists for each problem the codes that it may bear, under their own status', () => {
    const declared = api.routes.flatMap(({ doc }) => (doc.errors ?? []).map((code) => [doc.id, code] as const));
    const byId = new Map(operations().map(([, operation]) => [operation.operationId, operation]));
    for (const [id, code] of declared) {
      const answer = byId.get(id)?.responses[ERRORS[code].httpStatus];
      const resolved =
        answer && '$ref' in answer ? document.components.responses[answer.$ref.split('/').at(-1) ?? ''] : answer;
      expect([id, JSON.stringify(resolved)]).toEqual([id, expect.stringContaining(`"${code}"`)]);
    }
  });

  it('shows the options of every pipeline in place', () => {
    for (const { name } of PIPELINES) {
      const { requestBody } = document.paths[`/api/v1/${name}/runs`]?.post ?? {};
      const schema = requestBody?.content['multipart/form-data']?.schema as { properties: Record<string, unknown> };
      expect(schema.properties).toMatchObject({
        file: { type: 'string', format: 'binary' },
        options: { type: 'object', properties: expect.any(Object) },
      });
    }
  });
});

describe('the check of answers', () => {
  const check = () => new DocumentCheck(api.routes);
  const request = { method: 'GET', url: 'http://test/api/v1/runs' };
  const json = (status: number, body: unknown, type = 'application/json') =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

  it('finds a status that is not documented, another media type, and a body that does not fit', async () => {
    await expect(check().check(request, json(418, {}))).rejects.toThrow('not documented');
    await expect(check().check(request, json(200, {}, 'text/html'))).rejects.toThrow('text/html');
    await expect(check().check(request, json(200, { items: [] }))).rejects.toThrow('next_cursor');
    const surplus = { items: [], next_cursor: null, observed_at: new Date(0).toISOString(), secret: 1 };
    await expect(check().check(request, json(200, surplus))).rejects.toThrow('additional');
    const problem = { type: '', title: '', status: 401, detail: '', code: 'RUN_NOT_FOUND', details: {} };
    await expect(check().check(request, json(401, problem, 'application/problem+json'))).rejects.toThrow('code');
  });

  it('stands in front of every request of these tests', async () => {
    const { runs } = api.deps;
    const list = runs.list.bind(runs);
    await api.upload(pngBytes());
    runs.list = async (...given) => (await list(...given)).map((run) => ({ ...run, priority: 'high' as never }));
    await expect(api.request('/api/v1/runs')).rejects.toThrow('/items/0/priority must be integer');
    runs.list = list;
    expect((await api.request('/api/v1/runs')).status).toBe(200);
  });
});

describe('the reference', () => {
  it('is a page with nothing inline, whose files come from here', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style/);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) {
      expect(address).toMatch(/^\/api\//);
      expect([address, (await fetch(api.url + address)).status]).toEqual([address, 200]);
    }
  });

  it('gives out the files of the page and nothing else', async () => {
    for (const file of ['package.json', 'index.html', '..%2fpackage.json', 'swagger-ui-bundle.js.map']) {
      const response = await fetch(`${api.url}/api/docs/${file}`);
      expect([file, response.status]).toEqual([file, 404]);
    }
  });
});
