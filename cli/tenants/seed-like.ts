import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/index.js';
import { hasErrors } from '../../core/index.js';
import type { TenantSeed } from '../../emulator/index.js';
import { loadDeclarations } from '../../schemas/index.js';

/** A tenant to begin with, or what is wrong with the files. */
export type SeedLike = { readonly seeds: readonly TenantSeed[] } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Tenants as declarations presume them before their first apply: the groups and apps that they name, their domains, and what
 * only people bring about, an Apple push certificate and the binding to managed Google Play.
 *
 * `path` is a file in YAML, or a folder of them, such as what `export` writes.
 */
export function seedLike(path: string): SeedLike {
  const loaded = loadDeclarations(filesAt(path));
  if (hasErrors(loaded.diagnostics)) return { diagnostics: loaded.diagnostics };
  return { seeds: loaded.declarations.map(({ declaration }) => seedOf(declaration.spec)) };
}

function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/u.test(name))
    .map((name) => join(path, name));
}

type Spec = ReturnType<typeof loadDeclarations>['declarations'][number]['declaration']['spec'];

function seedOf(spec: Spec): TenantSeed {
  const { enrollment, tenantId } = spec;
  const apple = enrollment?.apple?.pushCertificate?.appleIdentifier;
  return {
    tenantId,
    groups: namesUnder(spec, groupKeys),
    apps: namesUnder(spec, appKeys),
    domains: enrollment?.windows?.autodiscovery?.domains ?? [],
    ...(apple !== undefined && { pushCertificate: apple }),
    ...(enrollment?.android?.managedGooglePlay?.bound && { managedGooglePlay: 'boundAndValidated' as const }),
  };
}

/** Keys under which a declaration names Entra groups, and apps. */
const groupKeys = ['group', 'excludeGroup', 'groups', 'targetGroupIds'];
const appKeys = ['selectedMobileAppIds'];

/** Names under some keys, wherever they are, each once. */
function namesUnder(value: unknown, keys: readonly string[]): string[] {
  return [...new Set(collect(value, keys))];
}

function collect(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    keys.includes(key) ? textsIn(member) : collect(member, keys),
  );
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
