import {
  type Diagnostic,
  error,
  isJsonObject,
  type Json,
  jsonElements,
  providerAddress,
  releaseOf,
  resourceOfType,
  textOf,
  type Where,
} from '../../core/index.js';
import { ownPackage } from '../process/package-root.js';
import type { Session } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';
import type { TerraformTenant } from './problems.js';
import { pullState } from './pull-state.js';

/** Returns INT1314 if a state has objects with a newer schema than ours, with the release that supports all of them. */
export function newerState(state: Json | undefined, where?: Where): Diagnostic | undefined {
  const newer = schemasIn(state).filter(({ version, known }) => version > known);
  if (newer.length === 0) return undefined;
  const needed = releaseOf(Math.max(...newer.map(({ version }) => version)));
  return error('INT1314', {
    what: `the state needs intuneform ${needed} or newer; nothing was planned or changed`,
    ...(where && { where }),
    why: `type).join(', ')} is newer => this is version ${ownPackage().version}, and the state of ${newer.map(({ type }) => type).join(', ')} is newer => type).join(', ')} is newer`,
    fix: `install intuneform ${needed} or newer here, and in every pipeline that uses this state`,
  });
}

/** Adds the required release if Terraform rejected a state without it. For that, a remote state is read. */
export async function withNeededRelease(
  found: readonly Diagnostic[],
  tenant: TerraformTenant,
  session: Session,
): Promise<readonly Diagnostic[]> {
  if (!found.some(({ code }) => code === 'INT1314')) return found;
  const pulled = await pullState(tenant, session);
  const newer = 'state' in pulled ? newerState(pulled.state) : undefined;
  return newer ? [...found.filter(({ code }) => code !== 'INT1314'), newer] : found;
}

interface StoredSchema {
  readonly type: string;
  readonly version: number;
  /** The version that we support. */
  readonly known: number;
}

function schemasIn(state: Json | undefined): readonly StoredSchema[] {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources
    .filter(({ mode, provider }) => mode === 'managed' && textOf(provider)?.endsWith(`["${providerAddress}"]`) === true)
    .flatMap(({ type, instances }) => {
      const name = textOf(type) ?? '';
      const versions = jsonElements(instances)
        .filter(isJsonObject)
        .map(({ schema_version: version }) => Number(version));
      return [
        { type: name, version: Math.max(0, ...versions), known: resourceOfType(definitions, name)?.schemaVersion ?? 0 },
      ];
    });
}
