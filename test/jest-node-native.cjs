/**
 * Jest gives each test file its own globals, and native add-ons compare typed arrays with Node's: onnxruntime-node then
 * refuses its own tensors (jestjs/jest#11864). This environment hands Node's typed arrays to the tests.
 */
const { TestEnvironment } = require('jest-environment-node');

const NATIVE = [
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array'],
  ...['Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

module.exports = class NativeTypedArrays extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of NATIVE) this.global[name] = globalThis[name];
  }
};
