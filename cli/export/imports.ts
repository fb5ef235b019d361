import { App } from '../../constructs/cdk.js';
import type { TakenOver } from '../../constructs/index.js';
import { declaredPaths, IntuneTenant } from '../../constructs/index.js';
import { samePath, terraformType } from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import type { PlacedObject } from './placement.js';

/** The import of every object of a declaration that its source gives an id, by Terraform's address. */
export function importsOf(declaration: TenantDeclaration, placed: readonly PlacedObject[]): readonly TakenOver[] {
  const tenant = IntuneTenant.fromDeclaration(new App(), declaration);
  const addresses = [...declaredPaths(tenant)];
  return placed
    .flatMap(({ definition, object: { importId }, path }): TakenOver[] => {
      const type = terraformType(definition.name);
      const here = addresses.filter(([address, place]) => address.startsWith(`${type}.`) && samePath(place, path));
      // The orders of one list stand at one place, and are called as they are imported.
      const [to] =
        here.length > 1 ? (here.find(([address]) => address === `${type}.${partOf(importId)}`) ?? []) : (here[0] ?? []);
      return to === undefined || importId === undefined ? [] : [{ to, id: importId }];
    })
    .sort((left, right) => (left.to < right.to ? -1 : 1));
}

/** The part of the tenant that an order is of, without the number of its places. */
function partOf(importId: string | undefined): string {
  return importId?.replace(/:\d+$/u, '') ?? '';
}
