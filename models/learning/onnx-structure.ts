/**
 * What an ONNX file declares, read without opening it: a file from elsewhere is looked at here before the runtime, which
 * is native code, is given it. Fields go by their numbers in `onnx.proto3`; what is not needed is passed over.
 */
export interface OnnxTensor {
  name: string;
  /** `elem_type`; 1 is a 32-bit float. */
  type: number;
  /** Null where the size is open. */
  shape: (number | null)[];
}

export interface OnnxStructure {
  irVersion: number;
  /** Domain -> version; the empty name is ONNX itself. */
  opsets: Record<string, number>;
  inputs: OnnxTensor[];
  outputs: OnnxTensor[];
  /** `domain.Operator`, or the operator alone where it is ONNX's; also of graphs within graphs. */
  operators: Set<string>;
  /** Names of tensors whose values lie in another file. */
  external: string[];
  /** Functions of the file's own, and training graphs: what is no plain network. */
  extras: string[];
}

const MODEL = { irVersion: 1, graph: 7, opset: 8, training: 20, functions: 25 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, sparse: 15 } as const;
const NODE = { operator: 4, attribute: 5, domain: 7 } as const;
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparse: 22, sparses: 23 } as const;
const TENSOR = { name: 8, external: 13, location: 14 } as const;
/** Graphs within graphs deeper than this are nobody's honest network. */
const DEPTH_MAX = 8;

/** @throws Error where the bytes are no ONNX file */
export function readOnnxStructure(file: Uint8Array): OnnxStructure {
  const model = fieldsOf(file);
  const found: OnnxStructure = {
    irVersion: numberOf(model, MODEL.irVersion),
    opsets: Object.fromEntries(messages(model, MODEL.opset).map(fieldsOf).map(opsetOf)),
    inputs: [],
    outputs: [],
    operators: new Set(),
    external: [],
    extras: [
      ...(messages(model, MODEL.functions).length > 0 ? ['functions of its own'] : []),
      ...(messages(model, MODEL.training).length > 0 ? ['training graphs'] : []),
    ],
  };
  const [graph, ...others] = messages(model, MODEL.graph);
  if (!graph || others.length > 0) throw new Error('it has no graph');
  const own = fieldsOf(graph);
  // An initializer may be listed as an input too, which gives it a default.
  found.inputs = messages(own, GRAPH.input).map(tensorOf);
  found.outputs = messages(own, GRAPH.output).map(tensorOf);
  lookThrough(graph, found, 0);
  return found;
}

function lookThrough(graph: Uint8Array, found: OnnxStructure, depth: number): void {
  if (depth > DEPTH_MAX) throw new Error(`its graphs are nested more than ${DEPTH_MAX} deep`);
  const own = fieldsOf(graph);
  const tensor = (bytes: Uint8Array): void => noteExternal(bytes, found);
  const sparse = (bytes: Uint8Array): void => {
    for (const part of [1, 2]) messages(fieldsOf(bytes), part).forEach(tensor);
  };
  messages(own, GRAPH.initializer).forEach(tensor);
  messages(own, GRAPH.sparse).forEach(sparse);
  for (const node of messages(own, GRAPH.node).map(fieldsOf)) {
    const domain = textOf(node, NODE.domain);
    const operator = textOf(node, NODE.operator);
    found.operators.add(domain === '' || domain === 'ai.onnx' ? operator : `${domain}.${operator}`);
    for (const attribute of messages(node, NODE.attribute).map(fieldsOf)) {
      for (const field of [ATTRIBUTE.tensor, ATTRIBUTE.tensors]) messages(attribute, field).forEach(tensor);
      for (const field of [ATTRIBUTE.sparse, ATTRIBUTE.sparses]) messages(attribute, field).forEach(sparse);
      for (const field of [ATTRIBUTE.graph, ATTRIBUTE.graphs]) {
        for (const inner of messages(attribute, field)) lookThrough(inner, found, depth + 1);
      }
    }
  }
}

function noteExternal(bytes: Uint8Array, found: OnnxStructure): void {
  const tensor = fieldsOf(bytes);
  const isElsewhere = numberOf(tensor, TENSOR.location) !== 0 || messages(tensor, TENSOR.external).length > 0;
  if (isElsewhere) found.external.push(textOf(tensor, TENSOR.name));
}

function opsetOf(opset: Fields): [string, number] {
  return [textOf(opset, 1), numberOf(opset, 2)];
}

/** `ValueInfoProto` → `TypeProto` → `Tensor` → `TensorShapeProto`. */
function tensorOf(bytes: Uint8Array): OnnxTensor {
  const value = fieldsOf(bytes);
  const within = (fields: Fields, field: number): Fields => fieldsOf(messages(fields, field)[0] ?? new Uint8Array());
  const tensor = within(within(value, 2), 1);
  const dims = messages(within(tensor, 2), 1).map(fieldsOf);
  return {
    name: textOf(value, 1),
    type: numberOf(tensor, 1),
    shape: dims.map((dim) => (dim.has(1) ? numberOf(dim, 1) : null)),
  };
}

/** Number of a field -> its values in order: numbers, or bytes. */
type Fields = ReadonlyMap<number, (number | Uint8Array)[]>;

/** How a value is written, by the last three bits of its key. */
const [VARINT, FIXED_64, BYTES, FIXED_32] = [0, 1, 2, 5];

function fieldsOf(message: Uint8Array): Fields {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      // Ten bytes hold every number that protobuf knows; a negative one loses digits here, and none is looked at.
      if (byte === undefined || scale > 128 ** 9) throw new Error('it is no ONNX file');
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  const bytes = (length: number): Uint8Array => {
    if (at + length > message.length) throw new Error('it is no ONNX file, or a part of one');
    return message.subarray(at, (at += length));
  };
  while (at < message.length) {
    const key = varint();
    const field = Math.floor(key / 8);
    const values = fields.get(field) ?? [];
    fields.set(field, values);
    if (key % 8 === VARINT) values.push(varint());
    else if (key % 8 === BYTES) values.push(bytes(varint()));
    else if (key % 8 === FIXED_64) values.push(bytes(8));
    else if (key % 8 === FIXED_32) values.push(bytes(4));
    else throw new Error('it is no ONNX file');
  }
  return fields;
}

function messages(fields: Fields, field: number): Uint8Array[] {
  return (fields.get(field) ?? []).filter((value) => typeof value !== 'number');
}

function numberOf(fields: Fields, field: number): number {
  const value = fields.get(field)?.at(-1);
  return typeof value === 'number' ? value : 0;
}

function textOf(fields: Fields, field: number): string {
  const value = fields.get(field)?.at(-1);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
}
