import { isJsonObject, type ResourceDefinition, toTerraformName } from '../core/index.js';
import type { FindingAction } from './model.js';
import type { PlanChange } from './plan-json.js';

/** What happens to an object that Terraform deletes: for many kinds, the tenant keeps it. `before`: its values in the state. */
export function lettingGo(definition: ResourceDefinition | undefined, before: PlanChange['before']): FindingAction {
  if (!definition) return 'delete';
  const { shape } = definition;
  if (shape.kind !== 'register') return lettingGoByShape[shape.kind];
  return isJsonObject(before) && before[toTerraformName(shape.removal)] === 'delete' ? 'delete' : 'forget';
}

const lettingGoByShape = {
  ...{ collection: 'delete', bulk: 'delete', builtin: 'restore' },
  ...{ singleton: 'forget', action: 'forget', order: 'forget', choice: 'forget' },
} as const satisfies Readonly<Record<Exclude<ResourceDefinition['shape']['kind'], 'register'>, FindingAction>>;
