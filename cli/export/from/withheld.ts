import { isValueList, type Value } from '../../../core/index.js';
import { parentsOf, type TenantExport } from '../../../provider/engine/index.js';

/**
 * Removes imports whose plan would remove or change values that the files do not contain: of these objects, of their
 * children, and of orders with them. They are kept as withheld, so that they can be imported once the declaration is
 * complete.
 */
export function withWithheld(tenant: TenantExport, open: ReadonlySet<string>): TenantExport {
  const isOpen = (value: Value | undefined): boolean => typeof value === 'string' && open.has(value);
  const definitions = tenant.definitions.map((one) => {
    if (one.state !== 'present') return one;
    const { definition } = one;
    const objects = one.objects.map((object) => {
      const { ids, id } = object.values;
      const order = definition.shape.kind === 'order' && isValueList(ids) && ids.some(isOpen);
      const below = parentsOf(definition).some((name) => isOpen(object.values[name]));
      const { importId, ...rest } = object;
      const withheld = importId !== undefined && (isOpen(id) || below || order);
      return withheld ? { ...rest, importId: undefined, withheldId: importId } : object;
    });
    return { ...one, objects };
  });
  return { ...tenant, definitions };
}
