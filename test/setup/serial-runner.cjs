/** Runs its test files one after the other, when all files of the parallel projects are done. */
const { default: TestRunner } = require('jest-runner');

module.exports = class SerialRunner extends TestRunner {
  isSerial = true;
};
