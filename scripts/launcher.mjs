import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** What our bundles have in common. ASCII alone: the launchers read them byte by byte. */
export const commonOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // A bundle runs as a script of V8's, where import() would need a loader that Node 20.11 does not have.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};

/**
 * Writes every other character of a bundle as an escape sequence. esbuild does so in strings, but leaves regular expressions as
 * they are.
 */
export function asciiBytes(contents) {
  const text = Buffer.from(contents).toString('utf8');
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Without the flag u: a character beyond the first plane is two units, and two escapes are one character again.
  return Buffer.from(text.replaceAll(/[^\0-\x7f]/g, escape), 'latin1');
}

/** The bundle as the function that its launcher calls: text that it need not put together at every start. */
export function asFunction(bundle) {
  const head = '(function (exports, require, module, __filename, __dirname) {';
  return Buffer.concat([Buffer.from(head), bundle, Buffer.from('\n})\n')]);
}

/** Bundles a launcher, which knows the version and the digest of the bundle that it starts. */
export async function launcher(entry, { file, banner, bundle }) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const digest = createHash('sha256').update(bundle).digest('hex').slice(0, 16);
  const { outputFiles } = await build({
    ...commonOptions,
    entryPoints: [entry],
    banner: { js: banner },
    define: {
      'process.env.INTUNEFORM_BUILD': JSON.stringify(digest),
      'process.env.INTUNEFORM_VERSION': JSON.stringify(version),
    },
  });
  writeFileSync(file, asciiBytes(outputFiles[0].contents));
  chmodSync(file, 0o755);
}
