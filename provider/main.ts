import { join } from 'node:path';

import { guardWriter } from '../core/index.js';
import { answeredCalls, openLog, serve } from './plugin/index.js';

/** Put in by the bundler from package.json. */
const version = process.env.INTUNEFORM_VERSION ?? '0.0.0';

const providerLog = openLog(process.env);
const { log, redactor } = providerLog;
process.on('exit', guardWriter(process.stderr, redactor));

// Terraform waits for the handshake alone; everything else is loaded after it.
void serve(
  async () => {
    const [{ createRuntime }, { ledgerPath, startOf }, { waitsWriter }, { openKindHints }, { userCache }] =
      await Promise.all([
        import('./runtime.js'),
        import('./ledger/index.js'),
        import('./graph/waits-file.js'),
        import('./hints/index.js'),
        import('../launch/index.js'),
      ]);
    const cache = userCache(process.env);
    return createRuntime({
      version,
      environment: process.env,
      log: ({ level, message, fields }) => {
        log(level, message, fields);
      },
      progress: waitsWriter(process.env, redactor),
      redactor,
      ledgerFolder: ledgerPath(process.env),
      hints: openKindHints({
        folder: cache === undefined ? undefined : join(cache, 'kinds'),
        run: encodeURIComponent([process.ppid, startOf(process.ppid) ?? ''].join(' ')),
      }),
    });
  },
  { log: providerLog, schema: builtSchema },
);

/** What the build has answered to GetProviderSchema, where it lies beside this file unharmed. */
async function builtSchema(): Promise<Uint8Array | undefined> {
  const [{ readFile }, { createHash }] = await Promise.all([import('node:fs/promises'), import('node:crypto')]);
  const bytes = await readFile(join(__dirname, 'schema.bin')).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const digest = createHash('sha256').update(bytes).digest('hex');
  // Put in by the bundler.
  return digest === process.env.INTUNEFORM_SCHEMA ? bytes : undefined;
}

export { answeredCalls };
