import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';

import ts from 'typescript';

import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { filesBelow } from '../support/files-below.js';
import { repositoryRoot } from '../support/source-files.js';

const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as JsonObject;
const locked = lockedPackages();
const packed = pack();
const files = packed.files.map(({ path }) => path);

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

test('the package has less than 17 MB of files, and an installation is nine packages', () => {
  const installed = ['intuneform', ...closureOf(['constructs', ...namesIn(manifest.dependencies)])];

  expect(packed.unpackedSize).toBeGreaterThan(1_000_000);
  expect(packed.unpackedSize).toBeLessThan(17_000_000);
  expect(installed.sort()).toEqual([
    ...['ajv', 'constructs', 'fast-deep-equal', 'fast-uri', 'fastest-levenshtein'],
    ...['intuneform', 'json-schema-traverse', 'require-from-string', 'yaml'],
  ]);
});

test.each(['yaml', 'typescript', 'bootstrap'])(
  'everything that a new repository in %s installs runs on Node 20.11',
  (template) => {
    const file = join(repositoryRoot, 'templates', template, 'package.json');
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
    const ours = ['constructs', ...namesIn(manifest.dependencies)];
    const installed = closureOf([...ours, ...namesIn(dependencies), ...namesIn(devDependencies)]);

    const refused = installed.filter((name) => !runsOnFloor(locked[name]?.engines?.node ?? '*'));

    expect(manifest.engines).toEqual({ node: '>=20.11' });
    expect(installed.length).toBeGreaterThan(6);
    expect(refused).toEqual([]);
  },
);

test('nothing that comes with the package runs a script when it is installed', () => {
  const scripts = Object.keys(isJsonObject(manifest.scripts) ? manifest.scripts : {});
  const installed = closureOf(['constructs', ...namesIn(manifest.dependencies)]);

  expect(scripts.filter((name) => /^(?:pre|post)?(?:install|prepare)$/u.test(name))).toEqual([]);
  expect(installed.filter((name) => locked[name]?.hasInstallScript)).toEqual([]);
});

test('what a new repository points to in the installed package is there', () => {
  const texts = filesBelow(join(repositoryRoot, 'templates')).map((file) => readFileSync(file, 'utf8'));

  const targets = texts.flatMap((text) =>
    [...text.matchAll(/node_modules\/intuneform\/([\w./-]*\w)/gu)].map(([, target = '']) => target),
  );

  expect(new Set(targets).size).toBeGreaterThan(3);
  expect(targets.filter((target) => !holds(target))).toEqual([]);
});

test('the manifest and the repository say where to report, and how people treat each other', () => {
  const at = 'github.com/intuneform/intuneform';
  const files = ['CODE_OF_CONDUCT.md', 'SECURITY.md', '.github/PULL_REQUEST_TEMPLATE.md'];
  const forms = ['bug', 'feature', 'config'].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);

  for (const field of ['repository', 'homepage', 'bugs', 'funding'])
    expect(JSON.stringify(manifest[field])).toContain(at);
  for (const file of [...files, ...forms])
    expect(readFileSync(join(repositoryRoot, file), 'utf8').length).toBeGreaterThan(100);
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
  const bundles = [...bundlesOfCommandLine(), 'dist/provider/package/provider.js', 'dist/provider/package/engine.js'];

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

/** Packages at the top of `node_modules`, by name. */
function lockedPackages(): Readonly<Record<string, LockedPackage | undefined>> {
  const { packages } = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.fromEntries(Object.entries(packages).map(([path, one]) => [path.replace(/^node_modules\//u, ''), one]));
}

interface LockedPackage {
  readonly dependencies?: object;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
}

/** Packages and all that they need, by the lock file. Optional dependencies are left out. */
function closureOf(names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    Object.keys(locked[name]?.dependencies ?? {}).forEach(visit);
  };
  names.filter((name) => name !== 'intuneform').forEach(visit);
  return [...found];
}

/** Whether a range of versions of Node has one alternative that begins at 20.11 or before, and does not end before it. */
function runsOnFloor(range: string): boolean {
  return range.split('||').some((alternative) => {
    const [, operator, major = '', minor = '0'] = /^(>=|\^)?\s*(\d+|\*)(?:\.(\d+))?/u.exec(alternative.trim()) ?? [];
    if (major === '*') return true;
    const isReached = Number(major) < 20 || (Number(major) === 20 && Number(minor) <= 11);
    return operator === '>=' ? isReached : Number(major) === 20 && isReached;
  });
}

function namesIn(dependencies: unknown): readonly string[] {
  return Object.keys(isJsonObject(dependencies) ? dependencies : {});
}

interface Packed {
  readonly files: readonly { readonly path: string }[];
  /** Bytes of all files. */
  readonly unpackedSize: number;
}

function pack(): Packed {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [made] = Object.values(JSON.parse(answer) as Record<string, Packed>);
  if (!made) throw new Error('npm packed nothing');
  return made;
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

/** The bundles that the launcher of the command line names. */
function bundlesOfCommandLine(): readonly string[] {
  const launcher = readFileSync(join(repositoryRoot, 'dist/cli/main.js'), 'utf8');
  return [...launcher.matchAll(/"(bundle[\w-]*\.js)":/gu)].map(([, name = '']) => `dist/cli/${name}`);
}

test('every bundle that the launcher of the command line names is in the package', () => {
  const bundles = bundlesOfCommandLine();

  expect(bundles).toEqual(expect.arrayContaining(['dist/cli/bundle.js', 'dist/cli/bundle-validate.js']));
  expect(files).toEqual(expect.arrayContaining([...bundles]));
});

test.each([
  ...bundlesOfCommandLine(),
  'dist/cli/main.js',
  'dist/provider/package/provider.js',
  'dist/provider/package/engine.js',
])('%s is ASCII, because its launcher reads it byte by byte', (file) => {
  const beyond = readFileSync(join(repositoryRoot, file)).findIndex((byte) => byte > 0x7f);

  expect(beyond).toBe(-1);
});

test('the bundle that answers the handshake has nothing of the engine, and is small', () => {
  const textOfBundle = (name: string): string =>
    readFileSync(join(repositoryRoot, 'dist/provider/package', name), 'latin1');

  const [handshake, engine] = [textOfBundle('provider.js'), textOfBundle('engine.js')];

  expect(engine).toContain('/deviceManagement/deviceCategories');
  expect(handshake).not.toContain('/deviceManagement/');
  expect(handshake.length).toBeLessThan(60_000);
});
