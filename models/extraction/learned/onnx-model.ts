/**
 * Writes networks as one ONNX file: for each name an input `[candidates, features]` and an output of one score each.
 * ONNX is a protobuf message; the few fields needed are written here by their numbers in `onnx.proto3`.
 */
import { FEATURE_COUNT } from './features';
import { HIDDEN, type Network } from './network';

const IR_VERSION = 8;
const OPSET = 13;
const FLOAT = 1;

/** All that a network is made of. */
export const OPERATORS = ['MatMul', 'Add', 'Relu'] as const;

type Bytes = Uint8Array;

export function writeOnnx(networks: Readonly<Record<string, Network>>): Bytes {
  const entries = Object.entries(networks);
  const graph = join([
    ...entries.flatMap(([name]) => nodesOf(name).map((node) => message(1, node))),
    text(2, 'extractor'),
    ...entries.flatMap(([name, network]) => weightsOf(name, network).map((tensor) => message(5, tensor))),
    ...entries.map(([name]) => message(11, valueInfo(name, FEATURE_COUNT))),
    ...entries.map(([name]) => message(12, valueInfo(name, 1, outputOf(name)))),
  ]);
  return join([number(1, IR_VERSION), text(2, 'treadle'), message(7, graph), message(8, number(2, OPSET))]);
}

/** The output that belongs to an input. */
export function outputOf(name: string): string {
  return `${name}_score`;
}

function nodesOf(name: string): Bytes[] {
  return [
    node('MatMul', [name, `${name}.hidden`], `${name}.sum`),
    node('Add', [`${name}.sum`, `${name}.hidden_bias`], `${name}.raised`),
    node('Relu', [`${name}.raised`], `${name}.active`),
    node('MatMul', [`${name}.active`, `${name}.top`], `${name}.bent`),
    node('MatMul', [name, `${name}.straight`], `${name}.line`),
    node('Add', [`${name}.bent`, `${name}.line`], outputOf(name)),
  ];
}

function weightsOf(name: string, { hidden, hiddenBias, top, straight }: Network): Bytes[] {
  return [
    tensor(`${name}.hidden`, hidden, [FEATURE_COUNT, HIDDEN]),
    tensor(`${name}.hidden_bias`, hiddenBias, [HIDDEN]),
    tensor(`${name}.top`, top, [HIDDEN, 1]),
    tensor(`${name}.straight`, straight, [FEATURE_COUNT, 1]),
  ];
}

function node(operator: (typeof OPERATORS)[number], inputs: readonly string[], output: string): Bytes {
  return join([...inputs.map((input) => text(1, input)), text(2, output), text(3, output), text(4, operator)]);
}

/** Little-endian whatever the machine, as the format asks. */
function tensor(name: string, values: Float32Array, dims: readonly number[]): Bytes {
  const raw = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => raw.setFloat32(index * 4, value, true));
  const data = message(9, new Uint8Array(raw.buffer));
  return join([...dims.map((dim) => number(1, dim)), number(2, FLOAT), text(8, name), data]);
}

/** Each name has as many rows as it has candidates: inputs that share the name of a dimension must agree in it. */
function valueInfo(name: string, columns: number, tensorName = name): Bytes {
  const shape = join([message(1, text(2, `${name}_rows`)), message(1, number(1, columns))]);
  const type = message(1, join([number(1, FLOAT), message(2, shape)]));
  return join([text(1, tensorName), message(2, type)]);
}

function text(field: number, value: string): Bytes {
  return message(field, new TextEncoder().encode(value));
}

function message(field: number, content: Bytes): Bytes {
  return join([varint((field << 3) | 2), varint(content.length), content]);
}

function number(field: number, value: number): Bytes {
  return join([varint(field << 3), varint(value)]);
}

/** Whole numbers from 0, seven bits a byte, the lowest first. */
function varint(value: number): Bytes {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

function join(parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(Buffer.concat(parts));
}
