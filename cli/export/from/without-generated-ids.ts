import { isMany, isValueList, isValueObject, type Value } from '../../../core/index.js';
import type { TenantExport } from '../../../provider/engine/index.js';

/**
 * Removes imports with ids that do not exist in the tenant: of generated ids, of their children, and of orders with
 * them.
 *
 * A bulk resource is imported with everything in the tenant. A plan would delete rows that are newer than the files,
 * whereas they stay without an import. A generated id is not used in names either.
 */
export function withoutGeneratedIds(tenant: TenantExport, generatedIds: ReadonlySet<string>): TenantExport {
  const definitions = tenant.definitions.map((one) => {
    if (one.state !== 'present') return one;
    const objects = one.objects.map((object) =>
      isMany(one.definition) || holds(object.values, generatedIds) ? { ...object, importId: undefined } : object,
    );
    return { ...one, objects };
  });
  const uncovered = tenant.uncovered.map((one) => (generatedIds.has(one.id ?? '') ? { ...one, id: undefined } : one));
  return { definitions, uncovered };
}

function holds(value: Value, texts: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return texts.has(value);
  if (isValueList(value)) return value.some((one) => holds(one, texts));
  return isValueObject(value) && Object.values(value).some((one) => holds(one, texts));
}
