/**
 * Runs its test files one after the other in a process of its own, so that each has the machine to itself and one that
 * crashes takes only itself along.
 */
const { default: TestRunner } = require('jest-runner');

module.exports = class SerialRunner extends TestRunner {
  constructor(globalConfig, context) {
    super({ ...globalConfig, maxWorkers: 1 }, context);
  }
};
