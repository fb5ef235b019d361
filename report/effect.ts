import type { DataSourceDefinition, Json, JsonObject, ResourceDefinition, Value, ValueObject } from '../core/index.js';
import { isJsonObject, terraformType, toTerraformName } from '../core/index.js';
import type { Definitions } from './definitions.js';
import { toGraphNames } from './graph-names.js';
import type { PlanData } from './plan-json.js';

/** Where the effect of a change is looked up. */
export interface EffectContext {
  readonly definition: ResourceDefinition;
  readonly definitions: Definitions;
  readonly data: readonly PlanData[];
}

/** What applying the declared object does to devices. Undefined: nothing, or nothing was previewed. */
export function effectOf(declared: JsonObject | null, context: EffectContext): string | undefined {
  const { impact } = context.definition;
  if (!impact || !declared) return undefined;
  const source = context.definitions.find(({ kind, name }) => kind === 'dataSource' && name === impact.dataSource);
  const preview = context.data.find(
    ({ type, values }) => type === terraformType(impact.dataSource) && matches(values, declared, impact.match),
  );
  return source && preview && impact.describe(previewValues(preview, source as DataSourceDefinition));
}

function matches(preview: JsonObject, declared: JsonObject, match: Readonly<Record<string, string>>): boolean {
  return Object.entries(match).every(([mine, theirs]) => {
    const value = preview[toTerraformName(mine)];
    return value !== undefined && value !== null && value === declared[toTerraformName(theirs)];
  });
}

function previewValues({ values }: PlanData, { attributes }: DataSourceDefinition): ValueObject {
  return valueObjectOf(toGraphNames(values, attributes));
}

function valueObjectOf(object: JsonObject): ValueObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, valueOf(member ?? null)]));
}

function valueOf(json: Json): Value {
  if (Array.isArray(json)) return (json as readonly Json[]).map(valueOf);
  return isJsonObject(json) ? valueObjectOf(json) : (json as Exclude<Json, JsonObject | readonly Json[]>);
}
