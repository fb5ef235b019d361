import { RootConstruct } from 'constructs';

import { declaredPaths, IntuneTenant, type TakenOver } from '../../constructs/index.js';
import { type Path, samePath, terraformType } from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import type { PlacedObject } from './placement.js';

/** The imports of a declaration. */
export interface DeclaredImports {
  readonly imports: readonly TakenOver[];
  /** Imports that are withheld until the declaration contains everything that a plan would change. */
  readonly withheld: readonly TakenOver[];
}

/** The imports of all objects of a declaration with an id in the source, by Terraform address. */
export function importsOf(declaration: TenantDeclaration, placed: readonly PlacedObject[]): DeclaredImports {
  // Without an app, because an app would create a folder.
  const tenant = IntuneTenant.fromDeclaration(new RootConstruct(), declaration);
  const addresses = [...declaredPaths(tenant)];
  const idOf = ({ object: { importId }, isReduced }: PlacedObject): string | undefined =>
    isReduced ? undefined : importId;
  const withheldOf = ({ object: { importId, withheldId }, isReduced }: PlacedObject): string | undefined =>
    withheldId ?? (isReduced ? importId : undefined);
  return { imports: blocksOf(addresses, placed, idOf), withheld: blocksOf(addresses, placed, withheldOf) };
}

function blocksOf(
  addresses: readonly (readonly [string, Path])[],
  placed: readonly PlacedObject[],
  idOf: (one: PlacedObject) => string | undefined,
): readonly TakenOver[] {
  return placed
    .flatMap((one): TakenOver[] => {
      const { definition, path } = one;
      const importId = idOf(one);
      const type = terraformType(definition.name);
      const here = addresses.filter(([address, place]) => address.startsWith(`${type}.`) && samePath(place, path));
      // The orders of one list have the same path, and are identified by their import id.
      const [to] =
        here.length > 1 ? (here.find(([address]) => address === `${type}.${partOf(importId)}`) ?? []) : (here[0] ?? []);
      return to === undefined || importId === undefined ? [] : [{ to, id: importId }];
    })
    .sort((left, right) => (left.to < right.to ? -1 : 1));
}

/** The part of the tenant that an order applies to, without the number of its positions. */
function partOf(importId: string | undefined): string {
  return importId?.replace(/:\d+$/u, '') ?? '';
}
