/**
 * Prints one plain line at the end, `tests: 12 passed, 0 failed`, which any pipeline can parse.
 *
 * A suite that could not start counts as one failure, so that a run without tests never passes.
 */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.stdout.write(
      `\ntests: ${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
    );
    const missing = process.env.INTUNEFORM_TEST_ENGINE_MISSING;
    if (missing) process.stdout.write(`Tests that need Terraform are skipped. ${missing}\n`);
  }
};
