/**
 * Writes a small network as an ONNX file: a protobuf message whose few fields needed go by their numbers in `onnx.proto3`.
 * Called by the engines that train networks here; equal networks give equal bytes.
 */
const IR_VERSION = 8;
const OPSET = 13;

/** `elem_type` of a tensor. */
export const ELEMENT = { float: 1, int32: 6, int64: 7, float16: 10 } as const;
type Element = (typeof ELEMENT)[keyof typeof ELEMENT];
/** `AttributeProto.type` of a whole number. */
const ATTRIBUTE_INT = 2;

export type OnnxBytes = Uint8Array;

export interface OnnxNode {
  operator: string;
  inputs: readonly string[];
  output: string;
  /** Attributes that are whole numbers. */
  attributes?: Readonly<Record<string, number>>;
}

export interface OnnxGraph {
  name: string;
  nodes: readonly OnnxNode[];
  tensors: readonly OnnxBytes[];
  inputs: readonly OnnxBytes[];
  outputs: readonly OnnxBytes[];
}

export function onnxModel({ name, nodes, tensors, inputs, outputs }: OnnxGraph): OnnxBytes {
  const graph = join([
    ...nodes.map((node) => message(1, nodeOf(node))),
    text(2, name),
    ...tensors.map((tensor) => message(5, tensor)),
    ...inputs.map((input) => message(11, input)),
    ...outputs.map((output) => message(12, output)),
  ]);
  return join([number(1, IR_VERSION), text(2, 'treadle'), message(7, graph), message(8, number(2, OPSET))]);
}

export function floatTensor(name: string, values: Float32Array, dims: readonly number[]): OnnxBytes {
  const raw = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => raw.setFloat32(index * 4, value, true));
  return rawTensor(name, { element: ELEMENT.float, dims, raw: new Uint8Array(raw.buffer) });
}

/** `raw` is little-endian whatever the machine, as the format asks. */
export function rawTensor(
  name: string,
  { element, dims, raw }: { element: Element; dims: readonly number[]; raw: Uint8Array },
): OnnxBytes {
  return join([...dims.map((dim) => number(1, dim)), number(2, element), text(8, name), message(9, raw)]);
}

/** Sizes that are open have a name; tensors whose sizes share one must agree in it. */
export function tensorValue(
  name: string,
  { element = ELEMENT.float, dims }: { element?: Element; dims: readonly (number | string)[] },
): OnnxBytes {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? text(2, dim) : number(1, dim)));
  const type = message(1, join([number(1, element), message(2, join(shape))]));
  return join([text(1, name), message(2, type)]);
}

function nodeOf({ operator, inputs, output, attributes = {} }: OnnxNode): OnnxBytes {
  const named = Object.entries(attributes).map(([name, value]) =>
    message(5, join([text(1, name), number(3, value), number(20, ATTRIBUTE_INT)])),
  );
  return join([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(3, output),
    text(4, operator),
    ...named,
  ]);
}

function text(field: number, value: string): OnnxBytes {
  return message(field, new TextEncoder().encode(value));
}

function message(field: number, content: OnnxBytes): OnnxBytes {
  return join([varint((field << 3) | 2), varint(content.length), content]);
}

function number(field: number, value: number): OnnxBytes {
  return join([varint(field << 3), varint(value)]);
}

/** Whole numbers from 0, seven bits a byte, the lowest first. */
function varint(value: number): OnnxBytes {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

function join(parts: readonly OnnxBytes[]): OnnxBytes {
  return Uint8Array.from(Buffer.concat(parts));
}
