import type { ExportedObject, Value } from '../../../core/index.js';
import { isValueList, isValueObject } from '../../../core/index.js';
import type { TenantExport } from '../../../provider/engine/index.js';

/** Takes the imports away that no tenant would know: of made-up ids, of what is below them, and of orders that name them. */
export function withoutMadeUp(tenant: TenantExport, madeUp: ReadonlySet<string>): TenantExport {
  const known = (object: ExportedObject): ExportedObject =>
    holds(object.values, madeUp) ? { ...object, importId: undefined } : object;
  const definitions = tenant.definitions.map((one) =>
    one.state === 'present' ? { ...one, objects: one.objects.map(known) } : one,
  );
  return { ...tenant, definitions };
}

function holds(value: Value, texts: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return texts.has(value);
  if (isValueList(value)) return value.some((one) => holds(one, texts));
  return isValueObject(value) && Object.values(value).some((one) => holds(one, texts));
}
