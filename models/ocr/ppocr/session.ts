/**
 * onnxruntime as the two PP-OCR networks use it: one session a thread, one thread a session (the pool gives the
 * parallelism), one float input, one float output. `run` blocks its thread, so it belongs in the pool.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';

export interface FloatTensor {
  data: Float32Array;
  dims: readonly number[];
}

export interface Network {
  run(input: FloatTensor): Promise<FloatTensor>;
  close(): Promise<void>;
}

const OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  /** Every page has its own shape: patterns kept per shape only cost memory. */
  enableMemPattern: false,
  /** Without an arena the C library keeps freed pieces of every size: 100 MB more after ten pages, and no faster. */
  enableCpuMemArena: true,
  logSeverityLevel: 3,
};

export async function openNetwork(weights: Uint8Array): Promise<Network> {
  const session = await InferenceSession.create(weights, OPTIONS);
  const [inputName, outputName] = [session.inputNames[0], session.outputNames[0]];
  if (inputName === undefined || outputName === undefined) throw new Error('The network has no input or no output.');
  return {
    async run({ data, dims }) {
      const outputs = await session.run({ [inputName]: new Tensor('float32', data, dims) });
      const output = outputs[outputName];
      if (!output || !(output.data instanceof Float32Array)) throw new Error('The network gave no float tensor.');
      return { data: output.data, dims: output.dims };
    },
    close: () => session.release(),
  };
}
