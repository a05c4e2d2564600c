/**
 * The linear layer with its softmax as an ONNX file. Items are sparse: for each the places of its features and their
 * values come in, filled up with place 0 and value 0; their rows of weights are gathered, and summed by the values.
 */
import { ELEMENT, type OnnxBytes, onnxModel, rawTensor, tensorValue } from '../../learning/onnx-writer';
import type { NetworkForm } from '../../learning/check-model';
import type { LinearLayer } from './linear-layer';
import type { Sharpness } from './temperature';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { abs, floor, log2, max, min, round } = Math;

export const PLACES = 'places';
export const VALUES = 'values';
export const PROBABILITIES = 'probabilities';

const WEIGHTS = 'weights';
const AXIS = 'axis';

export function classifierForm(categories: number): NetworkForm {
  return {
    inputs: [
      { name: PLACES, columns: null, element: ELEMENT.int32 },
      { name: VALUES, columns: null },
    ],
    outputs: [{ name: PROBABILITIES, columns: categories }],
    operators: ['Gather', 'Cast', 'Unsqueeze', 'MatMul', 'Squeeze', 'Softmax'],
  };
}

export function writeClassifierNetwork({ classes, weights }: LinearLayer, sharpness: Sharpness): OnnxBytes {
  const features = weights.length / classes;
  return onnxModel({
    name: 'item-classifier',
    nodes: [
      { operator: 'Gather', inputs: [WEIGHTS, PLACES], output: 'halves' },
      { operator: 'Cast', inputs: ['halves'], output: 'gathered', attributes: { to: ELEMENT.float } },
      { operator: 'Unsqueeze', inputs: [VALUES, AXIS], output: 'line' },
      { operator: 'MatMul', inputs: ['line', 'gathered'], output: 'sum' },
      { operator: 'Squeeze', inputs: ['sum', AXIS], output: 'scores' },
      { operator: 'Softmax', inputs: ['scores'], output: PROBABILITIES },
    ],
    tensors: [
      rawTensor(WEIGHTS, { element: ELEMENT.float16, dims: [features, classes], raw: halves(weights, sharpness) }),
      rawTensor(AXIS, { element: ELEMENT.int64, dims: [1], raw: Uint8Array.from([1, 0, 0, 0, 0, 0, 0, 0]) }),
    ],
    inputs: [
      tensorValue(PLACES, { element: ELEMENT.int32, dims: ['items', 'features'] }),
      tensorValue(VALUES, { dims: ['items', 'features'] }),
    ],
    outputs: [tensorValue(PROBABILITIES, { dims: ['items', classes] })],
  });
}

/** Half the size, and three digits are more than the training can tell apart. */
function halves(weights: Float32Array, scale: number): Uint8Array {
  const raw = new DataView(new ArrayBuffer(weights.length * 2));
  weights.forEach((weight, index) => raw.setUint16(index * 2, toHalf(weight * scale), true));
  return new Uint8Array(raw.buffer);
}

const HALF_MAX = 65_504;
const HALF_STEP_MIN = 2 ** -24;
const EXPONENT_MIN = -14;

/** The nearest 16-bit float of IEEE 754 as its bits; what is too large becomes the largest. */
export function toHalf(value: number): number {
  const sign = value < 0 ? 0x8000 : 0;
  const size = min(HALF_MAX, abs(value));
  if (size < HALF_STEP_MIN / 2) return sign;
  const exponent = max(EXPONENT_MIN, floor(log2(size)));
  const steps = round((size / 2 ** exponent) * 1024);
  // Below the smallest exponent there is no leading one; a sum that overflows goes into the exponent, as it should.
  return sign | ((exponent - EXPONENT_MIN) * 1024 + steps);
}
