import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Common options of our bundles. ASCII only: the launchers read them byte by byte. */
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
  // A bundle runs as a V8 script, where import() would need a loader that Node 20.11 does not have.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};

/**
 * Writes all other characters of a bundle as escape sequences. esbuild does this in strings, but not in regular
 * expressions.
 */
export function asciiBytes(contents) {
  const text = Buffer.from(contents).toString('utf8');
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Without the flag u: a character beyond the first plane is two units, and two escapes form one character again.
  return Buffer.from(text.replaceAll(/[^\0-\x7f]/g, escape), 'latin1');
}

/** The bundle as the function that its launcher calls, so that the text is not assembled at every start. */
export function asFunction(bundle) {
  const head = '(function (exports, require, module, __filename, __dirname) {';
  return Buffer.concat([Buffer.from(head), bundle, Buffer.from('\n})\n')]);
}

/** The digest of a bundle under which its compiled code is stored: see `CachedProgram` in `launch/`. */
export function buildOf(bundle) {
  return createHash('sha256').update(bundle).digest('hex').slice(0, 16);
}

/** Bundles a launcher, with the version and digest of its bundle. */
export async function launcher(entry, { file, banner, bundle, define = {} }) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { outputFiles } = await build({
    ...commonOptions,
    entryPoints: [entry],
    banner: { js: banner },
    define: {
      ...define,
      'process.env.INTUNEFORM_BUILD': JSON.stringify(buildOf(bundle)),
      'process.env.INTUNEFORM_VERSION': JSON.stringify(version),
    },
  });
  writeFileSync(file, asciiBytes(outputFiles[0].contents));
  chmodSync(file, 0o755);
}
