/** One real Postgres and one real Temporal server serve the whole test run (`test/setup/`); they start in two seconds. */
const common = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/jest-node-native.cjs',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs', ignoreDynamic: true } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.treadle/'],
};

/** Servers that skip time hold one clock for all, so these run one after the other. */
const serial = ['<rootDir>/test/time-skipping/**/*.test.ts', '<rootDir>/test/e2e/**/*.test.ts'];

module.exports = {
  maxWorkers: 2,
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/setup/count-reporter.cjs'],
  projects: [
    { ...common, displayName: 'parts', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/test/time-skipping/', '/test/e2e/'] },
    { ...common, displayName: 'system', testMatch: serial },
  ],
};
