import { type Diagnostic, error, isJsonObject, type Json, jsonElements, type JsonObject } from '../core/index.js';

/** A change of one object: the actions of Terraform, and the values before and after. Names are Terraform's. */
export interface PlanChange {
  /** `no-op`, `create`, `read`, `update`, `delete`, `forget`, or our `unplanned` and `restore`; two of them for a replacement. */
  readonly actions: readonly string[];
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** In the shape of `after`, true where the value is unknown. */
  readonly afterUnknown: Json;
  /** In the shape of `before`, true where the value is sensitive. */
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
  /** Paths that force a replacement. */
  readonly replacePaths: readonly Json[];
  /** Whether the object is being imported. */
  readonly importing: boolean;
}

/** An object of the plan. */
export interface PlanResource {
  readonly address: string;
  readonly previousAddress?: string;
  readonly type: string;
  readonly change: PlanChange;
}

/** The result of a data source. */
export interface PlanData {
  /** Absent if no object has an address. */
  readonly address?: string;
  readonly type: string;
  readonly values: JsonObject;
}

/** The parts of a plan that a report uses. */
export interface Plan {
  /** Every managed object, including those without changes. */
  readonly changes: readonly PlanResource[];
  /** Managed objects that differ from Terraform's last read. */
  readonly drift: readonly PlanResource[];
  readonly data: readonly PlanData[];
  /** The objects that each object of the declaration refers to or depends on, by address. Default: unknown. */
  readonly needs?: ReadonlyMap<string, readonly string[]>;
  /**
   * The references of each attribute of an object, by address and Terraform's name, in the order of the configuration.
   * Default: unknown.
   */
  readonly references?: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Whether the plan covers only part of the declaration. Default: it covers all of it. */
  readonly partial?: boolean;
}

/**
 * Reports a plan format that this version would misread (INT2107). Undefined: it can be read, or there is no plan.
 *
 * Terraform raises the major number when readers of the old format would misread the new one.
 */
export function planProblem(json: unknown): Diagnostic | undefined {
  if (json === undefined) return undefined;
  const version = isJsonObject(json) ? json.format_version : undefined;
  if (typeof version === 'string' && /^1\.\d+$/u.test(version)) return undefined;
  const got = typeof version === 'string' ? `its format_version is ${version}` : 'it has no format_version';
  return error('INT2107', {
    what: 'the plan has a format that this version does not support',
    why: `${got}; this version supports 1.x`,
    fix: 'use a version of Terraform or OpenTofu that this version supports, or a newer intuneform',
  });
}

/**
 * Reads the output of `terraform show -json <plan>`. Missing members count as empty.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function parsePlan(json: unknown): Plan {
  const plan = isJsonObject(json) ? json : {};
  const drift = managedResources(plan.resource_drift);
  const drifted = new Map(drift.map((resource) => [resource.address, resource]));
  const changes = managedResources(plan.resource_changes).map((resource) => asInTenant(resource, drifted));
  return {
    changes: plan.errored === true ? [...changes, ...unplanned(drift, changes)] : changes,
    drift,
    data: [...dataOf(objectOf(plan.prior_state).values), ...dataOf(plan.planned_values)],
    needs: needsOf(objectOf(objectOf(plan.configuration).root_module)),
    references: referencesOf(objectOf(objectOf(plan.configuration).root_module)),
    ...(plan.complete === false && plan.errored !== true && { partial: true }),
  };
}

/**
 * Terraform plans a deletion with the values from before it read the tenant, OpenTofu with those from after. The drift has
 * the latter with both.
 */
function asInTenant(resource: PlanResource, drifted: ReadonlyMap<string, PlanResource>): PlanResource {
  const { before, after } = resource.change;
  if (before === null || after !== null) return resource;
  const seen = drifted.get(resource.previousAddress ?? resource.address);
  return { ...resource, change: { ...resource.change, before: seen?.change.after ?? before } };
}

/** Objects of modules are left out: synthesized configurations have none. */
function needsOf(module: JsonObject): ReadonlyMap<string, readonly string[]> {
  return new Map(
    objectsOf(module.resources).map((resource) => {
      const referred = [...textsOf(resource.depends_on), ...referencesIn(objectOf(resource.expressions))];
      return [textOr(resource.address), [...new Set(referred.map(blockOf))]];
    }),
  );
}

/** For `intune_x.y.id`, Terraform also lists `intune_x.y`. Only the complete references count. */
function referencesOf(module: JsonObject): NonNullable<Plan['references']> {
  return new Map(
    objectsOf(module.resources).map((resource) => {
      const byAttribute = Object.entries(objectOf(resource.expressions)).map(
        ([name, expression]): [string, string[]] => [
          name,
          referencesIn(expression ?? null)
            .filter((reference) => blockOf(reference) !== reference)
            .map(blockOf),
        ],
      );
      return [textOr(resource.address), new Map(byAttribute)];
    }),
  );
}

/** See https://developer.hashicorp.com/terraform/internals/json-format#expression-representation */
function referencesIn(expressions: Json): readonly string[] {
  if (Array.isArray(expressions)) return expressions.flatMap(referencesIn);
  if (!isJsonObject(expressions)) return [];
  const { references, ...members } = expressions;
  return [...textsOf(references), ...Object.values(members).flatMap((member) => referencesIn(member ?? null))];
}

function textsOf(list: Json | undefined): readonly string[] {
  return jsonElements(list).filter((text) => typeof text === 'string');
}

/** The block of a reference: `intune_x.y` for `intune_x.y.id`. */
function blockOf(reference: string): string {
  return reference.split('.', reference.startsWith('data.') ? 3 : 2).join('.');
}

/**
 * Objects that were changed outside, in a plan that failed before it planned them.
 *
 * Such a plan does not contain their declaration. It is assumed that they matched it when Terraform last read them;
 * otherwise, the previous plan reported a difference.
 */
function unplanned(drift: readonly PlanResource[], changes: readonly PlanResource[]): readonly PlanResource[] {
  const planned = new Set(changes.map(({ address }) => address));
  return drift
    .filter(({ address }) => !planned.has(address))
    .map((resource) => {
      const { before, after } = resource.change;
      return { ...resource, change: { ...resource.change, actions: ['unplanned'], before: after, after: before } };
    });
}

function managedResources(list: Json | undefined): readonly PlanResource[] {
  return objectsOf(list)
    .filter(({ mode }) => mode === 'managed')
    .map((resource) => ({
      address: textOr(resource.address),
      ...(typeof resource.previous_address === 'string' && { previousAddress: resource.previous_address }),
      type: textOr(resource.type),
      change: parseChange(objectOf(resource.change)),
    }));
}

function parseChange(change: JsonObject): PlanChange {
  return {
    actions: jsonElements(change.actions).filter((action) => typeof action === 'string'),
    before: isJsonObject(change.before) ? change.before : null,
    after: isJsonObject(change.after) ? change.after : null,
    afterUnknown: change.after_unknown ?? false,
    beforeSensitive: change.before_sensitive ?? false,
    afterSensitive: change.after_sensitive ?? false,
    replacePaths: jsonElements(change.replace_paths),
    importing: isJsonObject(change.importing),
  };
}

function dataOf(values: Json | undefined): readonly PlanData[] {
  return dataOfModule(objectOf(objectOf(values).root_module));
}

function dataOfModule(module: JsonObject): readonly PlanData[] {
  const own = objectsOf(module.resources)
    .filter(({ mode }) => mode === 'data')
    .map((resource) => ({
      ...(typeof resource.address === 'string' && { address: resource.address }),
      type: textOr(resource.type),
      values: objectOf(resource.values),
    }));
  return [...own, ...objectsOf(module.child_modules).flatMap(dataOfModule)];
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return jsonElements(value).filter(isJsonObject);
}

function textOr(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
