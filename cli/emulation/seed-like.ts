import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { type Diagnostic, hasErrors } from '../../core/index.js';
import type { TenantSeed } from '../../emulator/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { expandFolders, isSynthesizedFile, readSynthesized } from '../tenants/synthesized-stack.js';

/** Initial tenants, or the problems of the files. */
export type SeedLike = { readonly seeds: readonly TenantSeed[] } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * The tenants that declarations require before their first apply: groups and apps in the declarations, domains, and
 * what only people can set up: an Apple push certificate and the binding to managed Google Play.
 *
 * `path` is a YAML file, a folder of them, such as the output of `export`, or the output of a program, such as
 * `cdktf.out`. For the last, only tenant, groups and apps are known.
 */
export function seedLike(path: string, env: Environment): SeedLike {
  const files = filesAt(path);
  const stacks = files.length === 0 ? expandFolders([path]) : files.filter(isSynthesizedFile);
  if (stacks.length > 0) return seedsOfStacks(stacks, env);
  const loaded = loadDeclarations(files);
  if (hasErrors(loaded.diagnostics)) return { diagnostics: loaded.diagnostics };
  return { seeds: loaded.declarations.map(({ declaration }) => seedOf(declaration.spec)) };
}

function seedsOfStacks(files: readonly string[], env: Environment): SeedLike {
  const read = files.map((file) => readSynthesized(file, env));
  const faults = read.flatMap((one) => ('code' in one && one.severity === 'error' ? [one] : []));
  if (faults.length > 0) return { diagnostics: faults };
  const seeds = read
    .flatMap((one) => ('code' in one ? [] : [one]))
    .map(({ stack, identity }) => ({
      tenantId: identity.declaration.spec.tenantId,
      groups: namesUnder(stack, groupKeys),
      apps: namesUnder(stack, appKeys),
    }));
  return { seeds };
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

/** Keys with names of Microsoft Entra groups, and of apps, in a declaration. */
const groupKeys = ['group', 'excludeGroup', 'groups', 'targetGroupIds', 'exclude_group', 'target_group_ids'];
const appKeys = ['selectedMobileAppIds', 'selected_mobile_app_ids'];

/** Names under some keys at any depth, without duplicates. */
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
