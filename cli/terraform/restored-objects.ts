import {
  hasShape,
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  resourceOfType,
  toPlanJson,
  toTerraformNames,
} from '../../core/index.js';
import { restoredValues } from '../../provider/engine/index.js';
import { valuesOf } from '../../report/index.js';
import { parseJson } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';
import type { TerraformTenant } from './problems.js';
import { pullState } from './pull-state.js';

/**
 * Adds the values that apply restores to default objects that a plan removes from the declaration: those from before
 * their adoption, which are only in the state.
 *
 * The plan shows such an object as deleted. If the state cannot be read, the plan is not changed.
 */
export async function withRestored(plan: Json, tenant: TerraformTenant, session: Session): Promise<Json> {
  if (!isJsonObject(plan) || !jsonElements(plan.resource_changes).some(isRestored)) return plan;
  const pulled = await pullState(tenant, session);
  return 'state' in pulled ? restoredIn(plan, pulled.state) : plan;
}

/** The plan with the original values of default objects from the state. */
export function restoredIn(plan: JsonObject, state: unknown): JsonObject {
  const changes = jsonElements(plan.resource_changes).map((resource) => {
    if (!isRestored(resource)) return resource;
    const after = restoredAfter(resource, rememberedOf(resource, state));
    const change = isJsonObject(resource.change) ? resource.change : {};
    return after ? { ...resource, change: { ...change, actions: ['restore'], after } } : resource;
  });
  return { ...plan, resource_changes: changes };
}

function isRestored(resource: Json): resource is JsonObject {
  if (!isJsonObject(resource) || typeof resource.type !== 'string' || !isJsonObject(resource.change)) return false;
  const definition = resourceOfType(definitions, resource.type);
  const actions = jsonElements(resource.change.actions);
  return actions.length === 1 && actions[0] === 'delete' && definition !== undefined && hasShape(definition, 'builtin');
}

function restoredAfter({ type, change }: JsonObject, remembered: JsonObject): JsonObject | undefined {
  const definition = typeof type === 'string' ? resourceOfType(definitions, type) : undefined;
  const before = isJsonObject(change) && isJsonObject(change.before) ? change.before : {};
  const values = definition && restoredValues(definition, valuesOf(before, definition.attributes), remembered);
  return definition && values && toPlanJson(toTerraformNames(definition.attributes, values));
}

/** The provider's private data in the state of an object. */
function rememberedOf({ module_address: module, type, name, index }: JsonObject, state: unknown): JsonObject {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  const found = resources.find((one) => one.module === module && one.type === type && one.name === name);
  const instance = jsonElements(found?.instances)
    .filter(isJsonObject)
    .find((one) => one.index_key === index && one.deposed === undefined);
  const bytes = typeof instance?.private === 'string' ? Buffer.from(instance.private, 'base64').toString('utf8') : '{}';
  const remembered = parseJson(bytes);
  return isJsonObject(remembered) ? remembered : {};
}
