/**
 * Builds the console into `dist/console`: Vite bundles it, then every text file gets compressed forms beside it, which
 * the API sends as they are. Run by the build after tsc, only when a source of the console has changed. It is built in a
 * draft folder, so that an API that starts meanwhile finds the old console or the new one whole.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { runMain } from '../config/lifecycle';
import { projectRoot } from '../contracts/project-root';

const TEXT_FILE = /\.(js|css|html|svg|json|webmanifest)$/;
/** Smaller ones travel in one packet either way. */
const COMPRESSED_BYTES_MIN = 1_024;
const GZIP_LEVEL = 9;

async function main(): Promise<void> {
  const root = projectRoot(__dirname);
  const built = join(root, 'dist', 'console');
  const draft = `${built}.draft`;
  const { build } = await import('vite');
  const source = join(root, 'console');
  await build({
    root: source,
    configFile: join(source, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: draft, emptyOutDir: true },
  });
  compress(draft);
  swap(draft, built);
}

function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT_FILE.test(name)) continue;
    const file = join(folder, name);
    const bytes = readFileSync(file);
    if (bytes.length < COMPRESSED_BYTES_MIN) continue;
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: GZIP_LEVEL }));
  }
}

/** A folder cannot take the place of another in one step, so the old one steps aside first. */
function swap(draft: string, built: string): void {
  const old = `${built}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, old);
  renameSync(draft, built);
  rmSync(old, { recursive: true, force: true });
}

runMain(main);
