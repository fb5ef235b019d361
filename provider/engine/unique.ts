import type { Diagnostic, JsonObject, ResourceDefinition, ValueObject } from '../../core/index.js';
import { error, isUnknown, renderValue, terraformType, textOf, toTerraformName } from '../../core/index.js';
import type { EngineContext, PrivateState } from './contract.js';
import { hasValues } from './has-values.js';
import { listObjects, sameId } from './locate.js';
import { renderImportId } from './place.js';

/** Finds objects that stand in the way of a new one, because a tenant can only have one with these values. */
export async function checkUnique(
  definition: ResourceDefinition,
  { planned, private: remembered }: { readonly planned: ValueObject; readonly private: PrivateState },
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const names = definition.unique;
  if (names.length === 0 || names.some((name) => isUnknown(planned[name]))) return [];
  const existing = await listObjects(definition, context);
  // What cannot be read cannot be judged here; Graph will refuse a second one at apply.
  if (existing.state !== 'present') return [];
  return existing.value
    .filter((object) => !sameId(object.id, textOf(remembered.replaces) ?? ''))
    .filter((object) => hasValues(definition, names, { object, values: planned }))
    .map((object) => taken(definition, object, planned));
}

function taken(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): Diagnostic {
  const values = definition.unique
    .map((name) => `${toTerraformName(name)} ${renderValue(planned[name] ?? null)}`)
    .join(', ');
  const id = textOf(object.id) ?? '';
  return error('INT2001', {
    what: `the tenant already has a ${definition.noun} with ${values}`,
    where: { path: [definition.unique[0] ?? 'id'] },
    why: `a tenant has at most one; the present one is ${JSON.stringify(textOf(object.displayName) ?? '')} with id ${id}`,
    fix: `import it: terraform import ${terraformType(definition.name)}.NAME ${renderImportId(definition, { ...planned, id })}`,
  });
}
