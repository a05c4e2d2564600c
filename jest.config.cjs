/**
 * Five projects, chosen by folder: `integration` are the rooms in SERVER_ROOMS, which get one real Postgres and one real
 * Temporal server for the whole run; `console` (a browser before the whole system), `time-skipping` and `e2e` have
 * folders of their own; all else is `unit`.
 * Run one with `npm test -- --selectProjects unit`.
 */
const SERVER_ROOMS = ['activities', 'api', 'db', 'security', 'workflows'];
const OWN_FOLDERS = ['console', 'time-skipping', 'e2e'];

const common = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/jest-node-native.cjs',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.treadle/'],
};

/** The servers start only when a test of the project is wanted. */
const servers = {
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
};
/** One file after the other: these tests need the whole machine. */
const serial = { runner: '<rootDir>/test/setup/serial-runner.cjs' };

const inFolders = (folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`);
const notIn = (folders) => folders.map((folder) => `<rootDir>/test/${folder}/`);

module.exports = {
  maxWorkers: 2,
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/setup/count-reporter.cjs'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: inFolders(['**']),
      testPathIgnorePatterns: notIn([...SERVER_ROOMS, ...OWN_FOLDERS]),
    },
    { ...common, ...servers, displayName: 'integration', testMatch: inFolders(SERVER_ROOMS) },
    { ...common, ...serial, displayName: 'console', testMatch: inFolders(['console']) },
    { ...common, ...serial, displayName: 'time-skipping', testMatch: inFolders(['time-skipping']) },
    { ...common, ...serial, displayName: 'e2e', testMatch: inFolders(['e2e']) },
  ],
};
