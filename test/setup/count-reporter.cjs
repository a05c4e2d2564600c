/** Says at the very end how many tests there were, in one line that scripts can read. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const {
      numPassedTests: passed,
      numFailedTests,
      numPendingTests: skipped,
      numRuntimeErrorTestSuites: broken,
    } = results;
    const line = `${passed} passed, ${numFailedTests + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary goes to standard error; ours comes when the process ends, after it.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
};
