/** Measures the time from provider start to handshake, compared with an empty Node process. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { paired, report } from './measure.js';

const executable = join(__dirname, '../dist/provider/package/terraform-provider-intune');

const handshake = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '6',
};

/** Milliseconds to the first line on standard output, or to the end of the process if it prints none. */
function timeToLine(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env: { ...process.env, ...handshake }, stdio: ['ignore', 'pipe', 'ignore'] });
    let elapsed: number | undefined;
    child.stdout.once('data', () => {
      elapsed = performance.now() - start;
      child.kill();
    });
    child.on('error', reject);
    child.on('close', () => {
      resolve(elapsed ?? performance.now() - start);
    });
  });
}

async function main(): Promise<void> {
  const { first, second, ratio } = await paired(
    () => timeToLine(executable, []),
    () => timeToLine(process.execPath, ['-e', '0']),
    21,
  );
  report('provider start to handshake, beside node -e 0', { providerMs: first, nodeMs: second, ratio });
}

void main();
