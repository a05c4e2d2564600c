/**
 * Holds every answer of an API under test against its own OpenAPI document: the status must be documented, and a JSON
 * body must fit its schema. `api-under-test.ts` puts it in front of `fetch`, so that all tests of the API check it.
 */
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../api/openapi/document';
import type { OperationObject, ResponseObject } from '../../api/openapi/document-types';
import type { Route } from '../../api/routes/route';

const DOCUMENT_ID = 'openapi';

interface Documented {
  pattern: RegExp;
  path: string;
  operations: Partial<Record<string, OperationObject>>;
}

export class DocumentCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly document;
  private readonly paths: Documented[];

  constructor(routes: readonly Route[]) {
    addFormats(this.ajv);
    this.document = openApiDocument(routes, 'test');
    this.ajv.addSchema({ ...this.document, $id: DOCUMENT_ID });
    this.paths = Object.entries(this.document.paths)
      .map(([path, operations]) => ({ path, operations, pattern: patternOf(path) }))
      // What is written out stands before what a parameter would match too.
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  }

  /** Rejects with what is not as documented. Leaves the body unread. */
  async check(request: { method: string; url: string }, response: Response): Promise<void> {
    const { pathname } = new URL(request.url);
    const method = request.method.toLowerCase();
    const documented = this.paths.find(({ pattern, operations }) => pattern.test(pathname) && operations[method]);
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
    // The console answers for addresses that the API does not know.
    if (!documented && mediaType !== 'application/problem+json') return;
    const at = `${request.method} ${documented?.path ?? pathname} → ${response.status}`;
    const answer = documented ? this.answerOf(documented, { method, status: response.status }, at) : undefined;
    const contents = Object.keys(answer?.content ?? {});
    if (contents.length > 0 && !contents.includes('*/*') && !contents.includes(mediaType)) {
      throw new Error(`${at}: ${mediaType} is not among the documented ${contents.join(', ')}.`);
    }
    if (!/^application\/(problem\+)?json$/.test(mediaType)) return;
    const body = await response
      .clone()
      .json()
      .catch(() => BROKEN);
    if (body === BROKEN) return;
    const pointer = documented
      ? this.schemaOf(documented.path, { method, status: response.status, mediaType })
      : PROBLEM;
    const validate = this.validator(pointer);
    if (validate(body)) return;
    throw new Error(`${at}: ${this.ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 2_000)}`);
  }

  private answerOf({ operations }: Documented, { method, status }: { method: string; status: number }, at: string) {
    const answer = operations[method]?.responses[status];
    if (!answer) throw new Error(`${at}: the status is not documented.`);
    return this.resolved(answer);
  }

  private resolved(answer: OperationObject['responses'][string]): ResponseObject {
    if (!('$ref' in answer)) return answer;
    const shared = this.document.components.responses[answer.$ref.split('/').at(-1) ?? ''];
    if (!shared) throw new Error(`${answer.$ref} leads nowhere.`);
    return shared;
  }

  private schemaOf(path: string, answer: { method: string; status: number; mediaType: string }): string {
    const { method, status, mediaType } = answer;
    const own = this.document.paths[path]?.[method as 'get']?.responses[status];
    const content = `content/${escaped(mediaType)}/schema`;
    if (own && '$ref' in own) return `${own.$ref.slice(1)}/${content}`;
    return `/paths/${escaped(path)}/${method}/responses/${status}/${content}`;
  }

  private validator(pointer: string): ValidateFunction {
    const reference = `${DOCUMENT_ID}#${pointer}`;
    const validate = this.ajv.getSchema(reference);
    if (!validate) throw new Error(`${reference} leads nowhere.`);
    return validate;
  }
}

const PROBLEM = '/components/schemas/Problem';
/** A body that was cut off, which some tests do on purpose. */
const BROKEN = Symbol('broken');

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** As a part of a JSON pointer in a URI fragment. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
