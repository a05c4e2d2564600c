/** One route's declaration as an operation of the OpenAPI document. */
import { z } from 'zod';
import type { Access, Answer, Route } from '../routes/route';
import { problemSchema } from '../schemas/problem';
import type { ComponentSchemas } from './component-schemas';
import type { JsonSchema, MediaTypeObject, OperationObject, ParameterObject, ResponseObject } from './document-types';
import { problemAnswer, problemCodes, problemResponse } from './problem-answers';

const SECURED = [{ bearer: [] }, { cookie: [] }];

/** Answers that say where to find what was made. */
const LOCATED: ReadonlySet<string> = new Set(['201', '202']);

export function describeOperation(route: Route, schemas: ComponentSchemas): OperationObject {
  const { access, doc } = route;
  const description = [doc.description, ruleOf(access)].filter(Boolean).join('\n\n');
  const body = Object.entries(doc.body ?? {});
  return {
    operationId: doc.id,
    tags: [doc.tag],
    summary: doc.summary,
    description,
    security: access === 'open' ? [] : SECURED,
    parameters: [
      ...pathParameters(route, schemas),
      ...queryParameters(route, schemas),
      { $ref: '#/components/parameters/AcceptLanguage' },
      ...(isCreating(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body.length === 0 ? {} : { requestBody: { required: true, content: contentOf(body, schemas) } }),
    responses: answersOf(route, schemas),
  };
}

const REPLAYED = { $ref: '#/components/headers/IdempotencyReplayed' };

/** A guarded POST may be repeated under an idempotency key. */
function isCreating({ method, access }: Route): boolean {
  return method === 'post' && access !== 'open';
}

function ruleOf(access: Access): string {
  if (access === 'open') return 'Open to all.';
  const role = `Asks for the role \`${access.role}\``;
  return access.scope === null ? `${role}.` : `${role} and the scope \`${access.scope}\`.`;
}

function pathParameters({ path, doc }: Route, schemas: ComponentSchemas): ParameterObject[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const { description, ...schema } = schemas.add(doc.params?.[name] ?? z.uuid(), 'output');
    return { name, in: 'path', required: true, ...describedBy(description), schema };
  });
}

function queryParameters({ doc }: Route, schemas: ComponentSchemas): ParameterObject[] {
  if (!doc.query) return [];
  const { properties, required } = schemas.add(doc.query, 'input');
  return Object.entries(isRecord(properties) ? properties : {}).map(([name, property]) => {
    const { description, ...schema } = isRecord(property) ? property : {};
    const isRequired = Array.isArray(required) && required.includes(name);
    return { name, in: 'query', ...(isRequired ? { required: true } : {}), ...describedBy(description), schema };
  });
}

function contentOf(body: [mediaType: string, schema: z.ZodType][], schemas: ComponentSchemas) {
  return Object.fromEntries(
    body.map(([mediaType, schema]): [string, MediaTypeObject] => [mediaType, { schema: schemas.add(schema, 'input') }]),
  );
}

function answersOf(route: Route, schemas: ComponentSchemas): OperationObject['responses'] {
  schemas.add(problemSchema, 'output');
  const answers: OperationObject['responses'] = {};
  for (const [status, codes] of problemCodes(route)) answers[status] = problemAnswer(codes);
  for (const [status, answer] of Object.entries(route.doc.answers)) {
    const codes = problemCodes(route).get(Number(status));
    const own = answerOf(status, answer, schemas);
    // One status may stand for an answer of the route's own and for a problem: their media types differ.
    const problem = codes ? problemResponse(codes) : undefined;
    if (isCreating(route)) own.headers = { ...own.headers, 'Idempotency-Replayed': REPLAYED };
    answers[status] = problem ? { ...own, content: { ...own.content, ...problem.content } } : own;
  }
  return answers;
}

function answerOf(
  status: string,
  { description, schema, mediaType }: Answer,
  schemas: ComponentSchemas,
): ResponseObject {
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(LOCATED.has(status) ? { Location: { $ref: '#/components/headers/Location' } } : {}),
  };
  if (!schema && mediaType === undefined) return { description, headers };
  const content = schema ? { schema: schemas.add(schema, 'output') } : { schema: textOrBytes(mediaType ?? '') };
  return { description, headers, content: { [mediaType ?? 'application/json']: content } };
}

/** JSON schema says nothing of bytes: an empty schema allows them. */
function textOrBytes(mediaType: string): JsonSchema {
  return mediaType.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function describedBy(description: unknown): { description?: string } {
  return typeof description === 'string' ? { description } : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
