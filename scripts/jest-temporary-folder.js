const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Gives a test run a temporary folder of its own, which goes with it. cdktf makes a folder for every app of a test and leaves it.
 *
 * The name is short, because the path of a socket has at most 107 characters.
 */
module.exports = function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'if-'));
  process.env.TMPDIR = folder;
  globalThis.intuneformTemporaryFolder = folder;
};
