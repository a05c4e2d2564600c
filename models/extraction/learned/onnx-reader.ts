/**
 * Reads networks back out of an ONNX file that `onnx-model.ts` wrote, so that training can go on from them. Not for
 * ONNX files of others: only the tensors of those names and sizes are looked for.
 */
import { DomainError } from '../../../contracts/errors';
import { FEATURE_COUNT } from './features';
import { HIDDEN, type Network } from './network';

const SIZES = {
  hidden: FEATURE_COUNT * HIDDEN,
  hidden_bias: HIDDEN,
  top: HIDDEN,
  straight: FEATURE_COUNT,
} as const;

/** Numbers of the messages' fields in `onnx.proto3`. */
const GRAPH = 7;
const INITIALIZER = 5;
const TENSOR = { name: 8, raw: 9 } as const;
/** How a field is written: a number, or a length and so many bytes. No other is in these files. */
const [VARINT, BYTES] = [0, 2];

/** The networks of these names. @throws DomainError MODEL_DAMAGED where one is not there whole */
export function readOnnx<Name extends string>(file: Uint8Array, names: readonly Name[]): Record<Name, Network> {
  const tensors = new Map<string, Uint8Array>();
  for (const graph of messagesIn(file, GRAPH)) {
    for (const tensor of messagesIn(graph, INITIALIZER)) {
      const [name] = messagesIn(tensor, TENSOR.name);
      const [raw] = messagesIn(tensor, TENSOR.raw);
      if (name && raw) tensors.set(new TextDecoder().decode(name), raw);
    }
  }
  const part = (name: string, size: keyof typeof SIZES): Float32Array => {
    const raw = tensors.get(`${name}.${size}`);
    if (raw?.length !== SIZES[size] * 4) throw damaged();
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return Float32Array.from({ length: SIZES[size] }, (_, index) => view.getFloat32(index * 4, true));
  };
  const networks = names.map((name): [Name, Network] => [
    name,
    {
      hidden: part(name, 'hidden'),
      hiddenBias: part(name, 'hidden_bias'),
      top: part(name, 'top'),
      straight: part(name, 'straight'),
    },
  ]);
  return Object.fromEntries(networks) as Record<Name, Network>;
}

/** The contents of every field of this number that holds bytes. */
function messagesIn(message: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined || scale > Number.MAX_SAFE_INTEGER) throw damaged();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    if (key % 8 === VARINT) varint();
    else if (key % 8 === BYTES) {
      const length = varint();
      if (at + length > message.length) throw damaged();
      if (Math.floor(key / 8) === wanted) found.push(message.subarray(at, at + length));
      at += length;
    } else throw damaged();
  }
  return found;
}

function damaged(): DomainError {
  return new DomainError('MODEL_DAMAGED', { file: 'extractor.onnx' });
}
