/** Writes networks as one ONNX file: for each name an input `[candidates, features]` and an output of one score each. */
import { floatTensor, type OnnxBytes, onnxModel, type OnnxNode, tensorValue } from '../../learning/onnx-writer';
import { FEATURE_COUNT } from './features';
import { HIDDEN, type Network } from './network';

/** All that a network is made of. */
export const OPERATORS = ['MatMul', 'Add', 'Relu'] as const;

export function writeOnnx(networks: Readonly<Record<string, Network>>): OnnxBytes {
  const entries = Object.entries(networks);
  // Each name has as many rows as it has candidates.
  const value = (name: string, columns: number, input: string): OnnxBytes =>
    tensorValue(name, { dims: [`${input}_rows`, columns] });
  return onnxModel({
    name: 'extractor',
    nodes: entries.flatMap(([name]) => nodesOf(name)),
    tensors: entries.flatMap(([name, network]) => weightsOf(name, network)),
    inputs: entries.map(([name]) => value(name, FEATURE_COUNT, name)),
    outputs: entries.map(([name]) => value(outputOf(name), 1, name)),
  });
}

/** The output that belongs to an input. */
export function outputOf(name: string): string {
  return `${name}_score`;
}

function nodesOf(name: string): OnnxNode[] {
  return [
    node('MatMul', [name, `${name}.hidden`], `${name}.sum`),
    node('Add', [`${name}.sum`, `${name}.hidden_bias`], `${name}.raised`),
    node('Relu', [`${name}.raised`], `${name}.active`),
    node('MatMul', [`${name}.active`, `${name}.top`], `${name}.bent`),
    node('MatMul', [name, `${name}.straight`], `${name}.line`),
    node('Add', [`${name}.bent`, `${name}.line`], outputOf(name)),
  ];
}

function weightsOf(name: string, { hidden, hiddenBias, top, straight }: Network): OnnxBytes[] {
  return [
    floatTensor(`${name}.hidden`, hidden, [FEATURE_COUNT, HIDDEN]),
    floatTensor(`${name}.hidden_bias`, hiddenBias, [HIDDEN]),
    floatTensor(`${name}.top`, top, [HIDDEN, 1]),
    floatTensor(`${name}.straight`, straight, [FEATURE_COUNT, 1]),
  ];
}

function node(operator: (typeof OPERATORS)[number], inputs: readonly string[], output: string): OnnxNode {
  return { operator, inputs, output };
}
