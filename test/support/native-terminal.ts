import { spawnSync } from 'node:child_process';

/**
 * Whether the native module of cdktf-cli, which opens pseudo-terminals, can be loaded. It comes built for Node.js up to 22; for
 * later versions npm builds it, if scripts are allowed.
 */
const hasNativeModule =
  spawnSync(process.execPath, ['-e', "require('@cdktf/node-pty-prebuilt-multiarch')"]).status === 0;

/** A test that needs the module: a terminal, or cdktf-cli. Counted as skipped without it. */
export const testWithTerminal = hasNativeModule ? test : test.skip;
