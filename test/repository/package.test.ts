import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';

import ts from 'typescript';

import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { repositoryRoot } from '../support/source-files.js';

const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as JsonObject;
const files = packedFiles();

test('the package contains all its entry files', () => {
  const entries = [...pathsIn(manifest.exports), ...pathsIn(manifest.bin)].map((path) => path.replace(/^\.\//u, ''));

  expect(entries.length).toBeGreaterThan(6);
  expect(entries.filter((entry) => !entry.includes('*') && !files.includes(entry))).toEqual([]);
});

test('the package contains no sources, tests or benchmarks', () => {
  expect(files.filter((file) => /^(?:test|bench|scripts|core|cli|constructs)\//u.test(file))).toEqual([]);
});

test('the package contains the examples, and every file that its pages link to', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      linksOf(file)
        .filter((target) => !holds(target))
        .map((target) => `${file} links to ${target}`),
    );

  expect(files).toContain('examples/contoso.yaml');
  expect(broken).toEqual([]);
});

test('shipped files only import what an installation contains', () => {
  const declared = [manifest.dependencies, manifest.peerDependencies].flatMap((list) =>
    Object.keys(isJsonObject(list) ? list : {}),
  );
  const known = new Set([
    ...declared,
    ...builtinModules,
    ...builtinModules.map((name) => `node:${name}`),
    'intuneform',
  ]);
  // Bundles have what they need in them.
  const shipped = files.filter((file) => /^dist\/(?!provider\/package\/|cli\/bundle\.js).*\.js$/u.test(file));

  const missing = shipped.flatMap((file) =>
    packagesOf(file)
      .filter((name) => !known.has(name))
      .map((name) => `${file} imports ${name}`),
  );

  expect(shipped.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('a bundle requires only packages that few users have, where they are used', () => {
  const optional = ['@azure/msal-node-extensions', '@cdktf/provider-azurerm', 'supports-color'];
  const known = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`), ...optional]);
  const bundles = ['dist/cli/bundle.js', 'dist/cli/bundle-validate.js', 'dist/provider/package/provider.js'];

  const missing = bundles.flatMap((file) => {
    const text = readFileSync(join(repositoryRoot, file), 'utf8');
    const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/gu)].map(([, name = '']) => name);
    // Texts that ajv puts into code that it makes; verbs that the launcher runs from the whole bundle.
    return asked
      .filter((name) => !known.has(name) && !/^ajv\/dist\/runtime\/|^\.\.\/commands\//u.test(name))
      .map((name) => `${file} asks for ${name}`);
  });

  expect(files).toEqual(expect.arrayContaining(bundles));
  expect(missing).toEqual([]);
});

/** Relative links of a page, from the root of the package. */
function linksOf(file: string): readonly string[] {
  const text = readFileSync(join(repositoryRoot, file), 'utf8').replaceAll(/```.*?```/gsu, '');
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/gu)].map(([, target = '']) =>
    posix.normalize(posix.join(posix.dirname(file), target)),
  );
}

function holds(target: string): boolean {
  return files.includes(target) || files.some((file) => file.startsWith(`${target.replace(/\/$/u, '')}/`));
}

function packedFiles(): readonly string[] {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = Object.values(
    JSON.parse(answer) as Record<string, { readonly files: readonly { readonly path: string }[] }>,
  );
  return (packed?.files ?? []).map(({ path }) => path);
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return isJsonObject(value) ? Object.values(value).flatMap(pathsIn) : [];
}

function packagesOf(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(repositoryRoot, file), 'utf8'), true, true);
  const names = importedFiles.map(({ fileName }) => fileName).filter((name) => !name.startsWith('.'));
  return names.map((name) =>
    name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (textOf(name.split('/')[0]) ?? name),
  );
}

test.each([
  'dist/cli/bundle.js',
  'dist/cli/bundle-validate.js',
  'dist/cli/main.js',
  'dist/provider/package/provider.js',
])('%s is ASCII, because its launcher reads it byte by byte', (file) => {
  const beyond = readFileSync(join(repositoryRoot, file)).findIndex((byte) => byte > 0x7f);

  expect(beyond).toBe(-1);
});
