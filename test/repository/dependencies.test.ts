import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { lockedPackages } from '../../scripts/generate/locked-packages.js';
import { readSource, repositoryRoot } from '../support/source-files.js';

const readJson = (file: string): JsonObject =>
  JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as JsonObject;
const lock = readJson('package-lock.json');
const shipped = lockedPackages(readJson('package.json'), lock);

/** Licenses that allow use in any product with only a notice. */
const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'];

/** Other licenses, of packages that are only installed next to ours and not changed. */
const allowedOfPeers = ['MPL-2.0', 'Public Domain'];

test('every package that reaches users has an allowed license', () => {
  const refused = shipped.filter(
    ({ license, reach }) =>
      !choicesOf(license).some((one) => [...permissive, ...(reach === 'peer' ? allowedOfPeers : [])].includes(one)),
  );

  expect(shipped.length).toBeGreaterThan(50);
  expect(refused).toEqual([]);
});

/** The licenses that a package offers as alternatives: `(BSD-3-Clause OR GPL-2.0)`. */
function choicesOf(license: string): readonly string[] {
  return license.replaceAll(/[()]/gu, '').split(' OR ');
}

test('every package is locked to a digest, and comes from the registry', () => {
  const foreign = Object.entries(isJsonObject(lock.packages) ? lock.packages : {}).filter(
    ([path, entry]) =>
      path !== '' &&
      isJsonObject(entry) &&
      entry.inBundle !== true &&
      !(textOf(entry.integrity)?.startsWith('sha512-') && isOfRegistry(entry.resolved)),
  );

  expect(foreign.map(([path]) => path)).toEqual([]);
});

/** A lock file without addresses leaves them to the registry. */
function isOfRegistry(resolved: JsonObject[string]): boolean {
  return resolved === undefined || textOf(resolved)?.startsWith('https://registry.npmjs.org/') === true;
}

test('npm run sbom lists every package that reaches users in CycloneDX', () => {
  const { stdout } = npm('run', '--silent', 'sbom');

  const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string; version: string }[] };
  const named = new Set(bill.components.map(idOf));
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(shipped.map(idOf).filter((one) => !named.has(one))).toEqual([]);
});

/** npm knows some packages by an alias, and names them by either. */
function idOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name.replace(/-cjs$/u, '')}@${version}`;
}

const audit = npm('audit', '--json', '--fetch-retries=0', '--fetch-timeout=5000');
const answered = audit.stdout.includes('"vulnerabilities"');

(answered ? describe : describe.skip)('by the registry,', () => {
  // Packages in the archive of another one, which only its makers can update, are named in SECURITY.md.
  test('no package has a known vulnerability of high severity, except those in SECURITY.md', () => {
    expect(graveProblems()).toEqual([]);
  });
});

function graveProblems(): readonly string[] {
  const { vulnerabilities } = JSON.parse(audit.stdout) as { vulnerabilities: Record<string, { severity: string }> };
  const users = new Set(shipped.map(({ name }) => name));
  const named = readSource('SECURITY.md');
  return Object.entries(vulnerabilities).flatMap(([name, { severity }]) =>
    ['high', 'critical'].includes(severity) && users.has(name) && !named.includes(`\`${name}\``) ? [name] : [],
  );
}

test('SECURITY.md refers to tests that exist', () => {
  const named = [...readSource('SECURITY.md').matchAll(/`(test\/[^`]+)`/gu)].map(([, file = '']) => file);

  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(join(repositoryRoot, file)))).toEqual([]);
});

function npm(...parameters: readonly string[]): { readonly stdout: string } {
  return spawnSync('npm', parameters, { cwd: repositoryRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
