/**
 * What the compiler cannot tell: who may import whom (docs/architecture.md), the frequent mistakes of Temporal code,
 * and the size of files and functions. Messages name the cure.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { treadle } from './tools/lint/plugin.mjs';

const ROOT = import.meta.dirname;

/** Every pipeline has a definition among the contracts. */
const PIPELINES = readdirSync(join(ROOT, 'contracts')).filter((name) =>
  existsSync(join(ROOT, 'contracts', name, 'definition.ts')),
);

/** What each room may import beside itself. `types`: by `import type` only. */
const ROOMS = {
  contracts: { values: [] },
  workflows: { values: ['contracts'], types: ['activities'] },
  models: { values: ['contracts'] },
  db: { values: ['contracts'] },
  activities: { values: ['contracts', 'models', 'db'] },
  api: { values: ['contracts', 'db', 'models/serving'], types: ['workflows'] },
  client: { values: [], types: ['contracts'] },
  console: { values: ['client'], types: ['contracts'] },
  cli: { values: ['client', 'config'], types: ['contracts'] },
  workers: { values: ['contracts', 'models', 'db', 'activities', 'workflows', 'config'] },
  config: { values: ['contracts'] },
  infra: { values: ['contracts', 'models', 'db', 'activities', 'workflows', 'config'] },
};

/** The composition root of the API, which alone knows the configuration. */
const API_MAIN = { files: ['api/main.ts'], values: [...ROOMS.api.values, 'config'] };

/** Native and heavy libraries stay behind the models' interfaces. */
const MODEL_LIBRARIES = [
  'onnxruntime-node',
  'sharp',
  'hnswlib-node',
  '@napi-rs/canvas',
  'tesseract.js',
  'pdfjs-dist',
  'piscina',
];

const strict = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-deprecated': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
  eqeqeq: 'error',
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
  'max-params': ['error', 3],
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  'treadle/file-name': 'error',
  'treadle/no-process-env': 'error',
};

const roomRule = (room, { values, types = [] }) => ({ 'treadle/rooms': ['error', { room, values, types }] });

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.treadle/', 'coverage/', 'test/output/', 'client/schema.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { treadle, 'import-x': importX } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['drizzle.config.ts'] }, tsconfigRootDir: ROOT },
    },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: { ...strict, 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    rules: { 'treadle/file-name': 'error', eqeqeq: 'error', 'max-lines': ['error', { max: 400 }] },
  },
  ...Object.entries(ROOMS).map(([room, may]) => ({
    files: [`${room}/**/*.{ts,tsx}`],
    rules: { ...roomRule(room, may), 'treadle/pipelines-apart': ['error', { pipelines: PIPELINES }] },
  })),
  { files: API_MAIN.files, rules: roomRule('api', API_MAIN) },
  {
    files: ['**/*.ts'],
    ignores: ['models/**', 'test/models/**', 'test/factories/**'],
    rules: { 'treadle/packages-at-home': ['error', { packages: MODEL_LIBRARIES, home: 'models/' }] },
  },
  {
    files: ['contracts/**/*.ts'],
    // They are for programs, and no workflow imports them.
    ignores: [
      'contracts/project-root.ts',
      'contracts/fingerprint.ts',
      'contracts/llm-prices.ts',
      'contracts/page-link.ts',
    ],
    rules: { 'treadle/contract-packages': 'error' },
  },
  {
    files: ['*/spine/**/*.ts', 'contracts/*.ts', 'api/**/*.ts', 'db/**/*.ts', 'workers/**/*.ts'],
    rules: { 'treadle/no-pipeline-branch': ['error', { pipelines: PIPELINES }] },
  },
  {
    files: ['console/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  // A component is its markup, which is longer than what it does.
  {
    files: ['console/src/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 90, skipComments: true, skipBlankLines: true }] },
  },
  { files: ['workflows/**/*.ts'], rules: { 'treadle/workflow': 'error' } },
  // A function there is a table of declarations, as long as there are routes.
  {
    files: ['api/routes/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 160, skipComments: true, skipBlankLines: true }] },
  },
  {
    // The composition roots hand the environment down; benchmarks and tests make environments for what they start.
    files: ['config/**/*.ts', 'infra/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    rules: { 'treadle/no-process-env': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-params': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
);
