const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Creates a temporary folder for a test run, which is removed afterwards. cdktf creates a folder for every app in a
 * test and does not remove it.
 *
 * The name is short, because a socket path has at most 107 characters.
 */
module.exports = function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'if-'));
  process.env.TMPDIR = folder;
  globalThis.intuneformTemporaryFolder = folder;
};
