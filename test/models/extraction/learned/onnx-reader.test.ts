import { createNetwork } from '../../../../models/extraction/learned/network';
import { writeOnnx } from '../../../../models/extraction/learned/onnx-model';
import { readOnnx } from '../../../../models/extraction/learned/onnx-reader';

const networks = { company: createNetwork(1), total: createNetwork(2) };
const file = writeOnnx(networks);

test('gives back the networks that were written', () => {
  expect(readOnnx(file, ['total', 'company'])).toEqual(networks);
});

test('refuses a file that is cut off, is none, or lacks a network', () => {
  const cut = [0, 1, 20, 1000, file.length - 1].map((length) => file.subarray(0, length));
  for (const bytes of [...cut, new TextEncoder().encode('no model'), Uint8Array.from([255, 255])]) {
    expect(() => readOnnx(bytes, ['company', 'total'])).toThrow(expect.objectContaining({ code: 'MODEL_DAMAGED' }));
  }
  expect(() => readOnnx(file, ['address'])).toThrow(expect.objectContaining({ code: 'MODEL_DAMAGED' }));
});
