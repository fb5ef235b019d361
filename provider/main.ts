import { join } from 'node:path';

import { guardWriter } from '../core/index.js';
import { answeredCalls, openLog, serve } from './plugin/index.js';

/** The bundler inserts the value from package.json. */
const version = process.env.INTUNEFORM_VERSION ?? '0.0.0';

const providerLog = openLog(process.env);
const { log, redactor } = providerLog;
process.on('exit', guardWriter(process.stderr, redactor));

// Terraform only waits for the handshake; everything else is loaded after it.
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
  { log: providerLog, built },
);

/** Files of the answers from the build, with their digests, which the bundler inserts. */
const builtAnswers: Readonly<Record<string, { readonly file: string; readonly digest: string | undefined }>> = {
  GetProviderSchema: { file: 'schema.bin', digest: process.env.INTUNEFORM_SCHEMA },
  GetResourceIdentitySchemas: { file: 'identities.bin', digest: process.env.INTUNEFORM_IDENTITIES },
};

/** The answer of the build to a call, if there is one next to this file and it is intact. */
async function built(call: string): Promise<Uint8Array | undefined> {
  const expected = builtAnswers[call];
  if (expected === undefined) return undefined;
  const [{ readFile }, { createHash }] = await Promise.all([import('node:fs/promises'), import('node:crypto')]);
  const bytes = await readFile(join(__dirname, expected.file)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return digest === expected.digest ? bytes : undefined;
}

export { answeredCalls };
