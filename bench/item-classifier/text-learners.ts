/** Who learns to tell texts apart: ours, and the peers in Python processes that answer one request after the other. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../contracts/project-root';
import { ItemClassifier } from '../../models/receipts/item-classifier/item-classifier';
import { trainClassifier } from '../../models/receipts/item-classifier/train-classifier';
import { classifierFiles } from '../../models/receipts/item-classifier/weights';
import { pythonWith } from '../ocr/python-packages';
import type { Split } from './text-sets';

export interface Answer {
  labels: string[];
  fit_seconds: number;
}

export interface TextLearner {
  name: string;
  answer(split: Split): Promise<Answer>;
  close(): void;
}

const MS = 1000;
/** As ours: on a busy machine, threads that wait for each other would make a peer look many times slower than it is. */
const ONE_THREAD = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/** From rows to a model in memory, its calibration included; the answers come through the ONNX file. */
export const OURS: TextLearner = {
  name: 'ours',
  async answer({ train, test }) {
    const began = performance.now();
    const trained = trainClassifier(train.map(({ text, label }) => ({ text, category: label })));
    const files = classifierFiles(trained, 'bench');
    const seconds = (performance.now() - began) / MS;
    const classifier = await ItemClassifier.open(files);
    const predictions = await classifier.classify(test.map(({ text }) => text));
    await classifier.close();
    return { labels: predictions.map(({ category }) => category), fit_seconds: seconds };
  },
  close: () => {},
};

const SKLEARN = ['scikit-learn==1.5.2'];
const FASTTEXT = ['fasttext-wheel==0.9.2', 'numpy==1.26.4'];

/** Each with the settings that suited it best among those tried on such sets; the best on these is taken by the figures. */
export function startPeers(): TextLearner[] {
  const sklearn = [30, 100].map((C) =>
    peer(`sklearn C=${C}`, { script: 'sklearn', packages: SKLEARN, settings: { C } }),
  );
  const fasttext = [
    { lr: 0.5, epoch: 100, wordNgrams: 2, dim: 50 },
    { lr: 1, epoch: 100, wordNgrams: 1, dim: 50 },
  ].map((settings) =>
    peer(`fasttext lr=${settings.lr} epoch=${settings.epoch} words=${settings.wordNgrams}`, {
      script: 'fasttext',
      packages: FASTTEXT,
      settings,
    }),
  );
  return [...sklearn, ...fasttext];
}

interface Peer {
  script: 'sklearn' | 'fasttext';
  packages: readonly string[];
  settings: Readonly<Record<string, number>>;
}

function peer(name: string, { script, packages, settings }: Peer): TextLearner {
  const file = join(projectRoot(), 'bench', 'peers', `classify-with-${script}.py`);
  const child = spawn(pythonWith('text', packages), [file], { stdio: ['pipe', 'pipe', 'inherit'], env: ONE_THREAD });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    async answer({ train, test }) {
      const request = {
        train: train.map(({ text, label }) => [text, label]),
        test: test.map(({ text }) => text),
        settings,
      };
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${name} ended without an answer.`);
      return JSON.parse(value) as Answer;
    },
    close: () => void child.stdin.end(),
  };
}
