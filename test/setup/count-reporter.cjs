/**
 * Says at the very end how many tests there were, in one line that scripts can read. Where something that a test left
 * open keeps the process alive after that, it says what, and ends it: whoever waits for the tests must not wait for ever.
 */
const PATIENCE_MS = 120_000;

module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const {
      numPassedTests: passed,
      numFailedTests,
      numPendingTests: skipped,
      numRuntimeErrorTestSuites: broken,
    } = results;
    const failed = numFailedTests + broken;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary goes to standard error; ours comes when the process ends, after it.
    process.once('exit', () => process.stdout.write(`${line}\n`));
    setTimeout(() => {
      const open = [...new Set(process.getActiveResourcesInfo())].join(', ');
      process.stderr.write(`Tests have left open: ${open}. The process is ended.\n`);
      process.exit(failed > 0 ? 1 : 0);
    }, PATIENCE_MS).unref();
  }
};
