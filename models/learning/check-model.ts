/**
 * What the learners' checks of a model from elsewhere share: the files are those of the slot, no larger than is sound, and
 * an ONNX file holds the network that the slot asks for and nothing that reaches outside it. Every refusal is MODEL_UNFIT
 * with its reason, because whoever made the model can cure it.
 */
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { ModelFiles } from './learner';
import { ELEMENT } from './onnx-writer';
import { type OnnxStructure, type OnnxTensor, readOnnxStructure } from './onnx-structure';

/** The newest that onnxruntime-node 1.30 takes; the tests hold this against the runtime itself. */
export const IR_VERSION_MAX = 13;
export const OPSET_MAX = 26;
/** Older files have another form of graph. */
const OPSET_MIN = 7;

/** `elem_type`s that networks of slots have, in words. */
const ELEMENTS: Readonly<Record<number, string>> = {
  [ELEMENT.float]: '32-bit floats',
  [ELEMENT.int32]: '32-bit whole numbers',
};

export interface TensorForm {
  name: string;
  /** Null where it is open. */
  columns: number | null;
  /** Of floats where absent. */
  element?: typeof ELEMENT.float | typeof ELEMENT.int32;
}

export interface NetworkForm {
  /** The names, in any order. */
  inputs: readonly TensorForm[];
  outputs: readonly TensorForm[];
  /** No other is needed; so none can be asked for that computes without end or fills the memory. */
  operators: readonly string[];
}

export function unfitModel(slot: string, reason: string, options?: ErrorOptions): DomainError {
  return new DomainError('MODEL_UNFIT', { slot, reason }, options);
}

/** @throws DomainError MODEL_UNFIT where a file is absent, or is none of the slot's */
export function requireFiles(
  slot: string,
  model: NonNullable<ModelFiles>,
  { needed, optional = [] }: { needed: readonly string[]; optional?: readonly string[] },
): void {
  const names = Object.keys(model);
  const absent = needed.filter((name) => !names.includes(name));
  if (absent.length > 0) throw unfitModel(slot, `it has no file ${absent.join(', ')}`);
  const strange = names.filter((name) => !needed.includes(name) && !optional.includes(name));
  if (strange.length > 0) throw unfitModel(slot, `it has files that the slot does not know: ${strange.join(', ')}`);
}

/** Runs what opens a model; whatever it throws is the model's fault. */
export async function opened<T>(slot: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'MODEL_DAMAGED') throw error;
    throw unfitModel(slot, reasonOf(error), { cause: error });
  }
}

/** @throws DomainError MODEL_UNFIT where the file is no such network */
export function requireNetwork(
  slot: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  form: NetworkForm,
): void {
  const refuse = (reason: string): DomainError => unfitModel(slot, `${name}: ${reason}`);
  let structure: OnnxStructure;
  try {
    structure = readOnnxStructure(bytes);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const problem = versionProblem(structure) ?? contentProblem(structure, form) ?? shapeProblem(structure, form);
  if (problem !== undefined) throw refuse(problem);
}

function versionProblem({ irVersion, opsets }: OnnxStructure): string | undefined {
  if (irVersion < 3 || irVersion > IR_VERSION_MAX)
    return `its IR version is ${irVersion} and must be from 3 to ${IR_VERSION_MAX}`;
  const strange = Object.keys(opsets).filter((domain) => domain !== '' && domain !== 'ai.onnx');
  if (strange.length > 0) return `it needs operators of ${strange.join(', ')}, which are not ONNX's own`;
  const opset = opsets[''] ?? opsets['ai.onnx'] ?? 0;
  if (opset < OPSET_MIN || opset > OPSET_MAX)
    return `its opset is ${opset} and must be from ${OPSET_MIN} to ${OPSET_MAX}`;
  return undefined;
}

function contentProblem({ external, extras, operators }: OnnxStructure, form: NetworkForm): string | undefined {
  if (external.length > 0) return `the values of ${external.slice(0, 3).join(', ')} lie in another file; embed them`;
  if (extras.length > 0) return `it holds ${extras.join(' and ')}`;
  const strange = [...operators].filter((operator) => !form.operators.includes(operator));
  if (strange.length === 0) return undefined;
  return `it uses ${strange.slice(0, 5).join(', ')}; the slot's networks have ${form.operators.join(', ')}`;
}

function shapeProblem({ inputs, outputs }: OnnxStructure, form: NetworkForm): string | undefined {
  return tensorProblem('input', inputs, form.inputs) ?? tensorProblem('output', outputs, form.outputs);
}

function tensorProblem(
  kind: 'input' | 'output',
  found: readonly OnnxTensor[],
  wanted: NetworkForm['inputs'],
): string | undefined {
  const names = (tensors: readonly { name: string }[]): string =>
    tensors
      .map(({ name }) => name)
      .sort()
      .join(', ');
  if (names(found) !== names(wanted)) return `its ${kind}s are ${names(found)} and must be ${names(wanted)}`;
  for (const { name, type, shape } of found) {
    const { columns = 0, element = ELEMENT.float } = wanted.find((tensor) => tensor.name === name) ?? {};
    if (type !== element)
      return `the ${kind} ${name} has the type ${type} and must be of ${ELEMENTS[element]} (${element})`;
    if (shape.length !== 2 || shape[0] !== null || shape[1] !== columns)
      return `the ${kind} ${name} has the shape [${shape.map((size) => size ?? '?').join(', ')}] and must be [?, ${columns ?? '?'}]`;
  }
  return undefined;
}

/** One line for the person who made the model. */
function reasonOf(error: unknown): string {
  if (error instanceof DomainError) {
    const file = String(error.details.file ?? 'a file');
    return error.cause === undefined
      ? `${file} does not have the SHA-256 of its card`
      : `${file}: ${reasonOf(error.cause)}`;
  }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const place = issue?.path.join('.') ?? '';
    return `${place === '' ? '' : `${place}: `}${issue?.message ?? 'not valid'}`;
  }
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.slice(0, 300);
}
