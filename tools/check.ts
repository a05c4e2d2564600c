/** `npm run check`: everything that needs no server. Each step is named, and the first that fails ends it. */
import { spawnSync } from 'node:child_process';
import { projectRoot } from '../contracts/project-root';

const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format', 'npx', 'prettier', '--check', '.'],
  ['lint', 'npx', 'eslint', '--max-warnings', '0', '.'],
  ['types', 'npx', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the console', 'npx', 'tsc', '--noEmit', '-p', 'console/tsconfig.json'],
  ['unused code', 'npx', 'knip'],
  ['generated files', process.execPath, 'dist/tools/generate/main.js', '--check'],
  ['no secrets', 'npx', 'secretlint', '--secretlintignore', '.gitignore', '**/*', '**/.*'],
  ['no known weaknesses', process.execPath, 'dist/tools/check-dependencies.js'],
  ['one protobufjs 8', process.execPath, 'dist/tools/check-protobufjs.js'],
];

for (const [name, command, ...args] of STEPS) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: projectRoot(), stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`\n${name}: failed. Run it alone with: ${[command, ...args].join(' ')}\n`);
    process.exit(1);
  }
}
process.stdout.write('\nAll checks passed.\n');
