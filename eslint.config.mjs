/**
 * What the compiler cannot tell: who may import whom (docs/architecture.md), the frequent mistakes of Temporal code,
 * and the size of files and functions. Messages name the cure.
 */
import tseslint from 'typescript-eslint';
import { treadle } from './tools/lint/rules.mjs';

const ROOMS = ['contracts', 'workflows', 'activities', 'models', 'db', 'api', 'workers', 'config', 'infra', 'bench'];

/** Which rooms each room may import; its own is always allowed. `import type` may go further where `types` says so. */
const MAY_IMPORT = {
  contracts: [],
  workflows: ['contracts'],
  models: ['contracts'],
  db: ['contracts'],
  activities: ['contracts', 'models', 'db'],
  api: ['contracts', 'db', 'config'],
  workers: ['contracts', 'models', 'db', 'activities', 'workflows', 'config'],
  config: ['contracts'],
  infra: ['contracts', 'config', 'db', 'activities', 'models'],
  bench: ROOMS,
};
const MAY_IMPORT_TYPES = { workflows: ['activities'], api: ['workflows'] };

/** Native and heavy libraries stay behind the models' interfaces. */
const MODEL_LIBRARIES = ['onnxruntime-node', 'sharp', 'hnswlib-node', '@napi-rs/canvas', 'tesseract.js', 'pdfjs-dist', 'piscina'];

const strict = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-deprecated': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  'max-lines': ['error', { max: 400, skipBlankLines: false }],
  'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
  'max-params': ['error', 3],
  eqeqeq: 'error',
  'no-console': 'error',
  'treadle/file-name': 'error',
  'treadle/no-process-env': 'error',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.treadle/', 'test/output/', '**/*.cjs', 'drizzle.config.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { treadle },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: strict,
  },
  ...ROOMS.map((room) => ({
    files: [`${room}/**/*.ts`],
    rules: {
      'treadle/rooms': ['error', { room, values: MAY_IMPORT[room], types: MAY_IMPORT_TYPES[room] ?? [] }],
      'treadle/pipelines-apart': 'error',
      ...(room === 'models' ? {} : { 'treadle/model-libraries': ['error', { libraries: MODEL_LIBRARIES }] }),
    },
  })),
  { files: ['**/spine/**/*.ts', 'api/**/*.ts', 'db/**/*.ts'], rules: { 'treadle/no-pipeline-branch': 'error' } },
  { files: ['workflows/**/*.ts'], rules: { 'treadle/workflow': 'error' } },
  // The composition roots and the fault benchmark may know the environment and every room.
  { files: ['config/**/*.ts', 'infra/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'], rules: { 'treadle/no-process-env': 'off' } },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-params': 'off',
      'no-console': 'off',
    },
  },
);
