const { rmSync } = require('node:fs');

/** Removes the temporary folder of a test run. */
module.exports = function tearDown() {
  rmSync(globalThis.intuneformTemporaryFolder, { recursive: true, force: true });
};
