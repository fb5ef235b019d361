import {
  type Attributes,
  type JsonObject,
  type MeasuredDevices,
  type ResourceDefinition,
  terraformType,
  toGraphNames,
  toTerraformName,
  type ValueObject,
} from '../core/index.js';
import type { Definitions } from './definitions.js';
import { valueObjectOf } from './json-values.js';
import type { Finding } from './model.js';
import type { PlanData } from './plan-json.js';

/** Data for the effect of a change. */
export interface EffectContext {
  readonly definition: ResourceDefinition;
  readonly definitions: Definitions;
  readonly data: readonly PlanData[];
}

/** What applying the declared object does to devices, and which devices the object concerns. */
export function effectOf(declared: JsonObject | null, context: EffectContext): Pick<Finding, 'effect' | 'devices'> {
  const which = context.definition.devices?.which;
  const measured = measuredBy(declared, context);
  if (measured === 'unknown') return { devices: { text: 'an unknown number of devices' } };
  if (!measured) return which === undefined ? {} : { devices: { text: which } };
  return { effect: measured.text, devices: { ...measured } };
}

/** Undefined: there is no effect, or it is not measured. `unknown`: a preview measures it, but the plan has none. */
function measuredBy(declared: JsonObject | null, context: EffectContext): MeasuredDevices | 'unknown' | undefined {
  const preview = context.definition.devices?.preview;
  if (!preview || !declared) return undefined;
  const source = context.definitions.find(({ kind, name }) => kind === 'dataSource' && name === preview.dataSource);
  const counted = context.data.find(
    ({ type, values }) => type === terraformType(preview.dataSource) && matches(values, declared, preview.match),
  );
  if (source?.kind !== 'dataSource' || !counted) return 'unknown';
  return preview.measure(valuesOf(counted.values, source.attributes));
}

function matches(preview: JsonObject, declared: JsonObject, match: Readonly<Record<string, string>>): boolean {
  return Object.entries(match).every(([mine, theirs]) => {
    const value = preview[toTerraformName(mine)];
    return value !== undefined && value !== null && value === declared[toTerraformName(theirs)];
  });
}

/** Converts an object of the plan to values, under Graph's names. */
export function valuesOf(values: JsonObject, attributes: Attributes): ValueObject {
  return toGraphNames(attributes, valueObjectOf(values));
}
