import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';

/** How users receive a package: installed with ours, as a peer that they choose, or in one of our bundles. */
export type Reach = 'installed' | 'peer' | 'bundled';

/** A package of the lock file that users receive. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression from the package. Empty: it has none. */
  readonly license: string;
  readonly reach: Reach;
  /** Name of the package whose archive contains it, so that only its authors can update it. */
  readonly within?: string;
}

/** Packages that esbuild bundles into the provider or the command line; npm treats them as development dependencies. */
const bundled = [
  '@msgpack/msgpack',
  ...['@azure/core-auth', '@azure/core-rest-pipeline', '@azure/identity'],
  ...['commander', 'diff', 'node-forge', 'picocolors', 'yazl'],
];

/** Every package that users receive, sorted by name and version. Development dependencies are left out. */
export function lockedPackages(manifest: JsonObject, lock: JsonObject): readonly LockedPackage[] {
  const packages = objectOf(lock.packages);
  const found = new Map<string, LockedPackage>();
  const visit = (name: string, from: string, reach: Reach): void => {
    const path = resolvePackage(packages, name, from);
    if (path === undefined || found.has(path)) return;
    const entry = objectOf(packages[path]);
    found.set(path, lockedPackage(path, entry, reach));
    for (const next of Object.keys(objectOf(entry.dependencies))) visit(next, path, reach);
  };
  for (const name of Object.keys(objectOf(manifest.dependencies))) visit(name, '', 'installed');
  for (const name of bundled) visit(name, '', 'bundled');
  for (const name of Object.keys(objectOf(manifest.peerDependencies))) visit(name, '', 'peer');
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ name, version }: LockedPackage): string {
  return `${name} ${version}`;
}

/** Where Node finds a package: in the nearest folder, from the inside out. */
function resolvePackage(packages: JsonObject, name: string, from: string): string | undefined {
  const path = `${from}${from === '' ? '' : '/'}node_modules/${name}`;
  if (path in packages || from === '') return path in packages ? path : undefined;
  return resolvePackage(packages, name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))));
}

function lockedPackage(path: string, entry: JsonObject, reach: Reach): LockedPackage {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const within = entry.inBundle === true ? /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] : undefined;
  return {
    name,
    version: textOf(entry.version) ?? '',
    license: textOf(entry.license) ?? '',
    reach,
    ...(within !== undefined && { within }),
  };
}

function objectOf(value: JsonObject[string]): JsonObject {
  return isJsonObject(value) ? value : {};
}
