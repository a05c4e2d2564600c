/** `npm run bench -- NAME [--full]`: runs one benchmark, prints one JSON line at its end and keeps it in `bench/results/`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../contracts/project-root';
import type { Bench } from './bench';

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  overhead: () => import('./overhead.js'),
  cache: () => import('./cache.js'),
  progress: () => import('./progress.js'),
  upload: () => import('./upload.js'),
  kills: () => import('./kills.js'),
  batch: () => import('./batch.js'),
  console: () => import('./console.js'),
  ocr: () => import('./ocr.js'),
  receipts: () => import('./receipts.js'),
  'ocr-correction': () => import('./ocr-correction.js'),
  extract: () => import('./extract.js'),
  calibration: () => import('./calibration.js'),
  'label-errors': () => import('./label-errors.js'),
  sequential: () => import('./sequential.js'),
  annotation: () => import('./annotation.js'),
  loop: () => import('./loop/loop.js'),
  'loop-kills': () => import('./loop/loop-kills.js'),
  registry: () => import('./registry/registry.js'),
  drift: () => import('./drift.js'),
  'item-classifier': () => import('./item-classifier.js'),
  barcode: () => import('./barcode/barcode.js'),
};

async function main(): Promise<void> {
  const [name = '', ...flags] = process.argv.slice(2);
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!load) {
    process.stderr.write(`There is no benchmark "${name}". Choose one of: ${Object.keys(BENCHES).join(', ')}.\n`);
    process.exitCode = 64;
    return;
  }
  const { bench } = await load();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  say(`${name}: ${bench.claim}`);
  const outcome = await bench.run({ full: flags.includes('--full'), say });
  const { details, ...figures } = outcome;
  const line = { bench: name, ...figures };
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ ...line, details, date: new Date().toISOString(), machine: machine(), commit: commit(), command: `npm run bench -- ${[name, ...flags].join(' ')}` }, null, 2)}\n`,
  );
  say(JSON.stringify(details, null, 2));
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.exit(outcome.pass ? 0 : 1);
}

function machine(): Record<string, string | number> {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memory_gib: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
