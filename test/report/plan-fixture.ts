import { type Json, type JsonObject, toTerraformName } from '../../core/index.js';

/** One object of a made-up plan; member names are Terraform's. */
export interface PlannedObject {
  readonly type: string;
  readonly name?: string;
  /** Default: as `tenant`. */
  readonly lastSeen?: JsonObject | null;
  readonly tenant: JsonObject | null;
  readonly declared: JsonObject | null;
  readonly actions?: readonly string[];
  readonly unknown?: JsonObject;
  readonly sensitive?: JsonObject;
  readonly replacePaths?: readonly Json[];
  readonly previousAddress?: string;
  readonly importing?: JsonObject;
}

/** A plan in the shape of `terraform show -json`, as Terraform 1.11 writes it. */
export function planOf(objects: readonly PlannedObject[], data: readonly JsonObject[] = []): JsonObject {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_drift: objects.flatMap(driftOf),
    resource_changes: objects.flatMap(changeOf),
    prior_state: { format_version: '1.0', values: { root_module: { resources: [...data] } } },
  };
}

/** What a data source answered, in the place where a plan keeps it. */
export function dataOf(type: string, values: JsonObject): JsonObject {
  return { address: `data.${type}.preview`, mode: 'data', type, name: 'preview', values };
}

function driftOf(object: PlannedObject): readonly JsonObject[] {
  const { lastSeen = object.tenant, tenant } = object;
  if (JSON.stringify(lastSeen) === JSON.stringify(tenant)) return [];
  return [{ ...head(object), change: { actions: [tenant ? 'update' : 'delete'], before: lastSeen, after: tenant } }];
}

function changeOf(object: PlannedObject): readonly JsonObject[] {
  const { tenant, declared, previousAddress, importing } = object;
  const change = {
    actions: object.actions ?? defaultActions(object),
    before: tenant,
    after: declared,
    after_unknown: object.unknown ?? {},
    before_sensitive: object.sensitive ?? {},
    after_sensitive: object.sensitive ?? {},
    ...(object.replacePaths && { replace_paths: object.replacePaths }),
    ...(importing && { importing }),
  };
  return [{ ...head(object), ...(previousAddress !== undefined && { previous_address: previousAddress }), change }];
}

function defaultActions({ tenant, declared }: PlannedObject): readonly string[] {
  if (!tenant) return ['create'];
  if (!declared) return ['delete'];
  return JSON.stringify(tenant) === JSON.stringify(declared) ? ['no-op'] : ['update'];
}

function head({ type, name = 'it' }: PlannedObject): JsonObject {
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/intuneform/intune',
  };
}

/** Gives the members of an object Terraform's names. */
export function terraformNames(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [toTerraformName(name), value]));
}
