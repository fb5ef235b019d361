import { isMany, isValueList, isValueObject, type Value } from '../../../core/index.js';
import type { TenantExport } from '../../../provider/engine/index.js';

/**
 * Takes the imports away that no tenant would know: of made-up ids, of what is below them, and of orders that name them.
 *
 * What there are many of as one resource is imported with all that the tenant has. A row that is newer than the files would then be
 * planned to go, which without an import is left alone. Nothing is called by a made-up id either.
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
