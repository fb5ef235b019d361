import { RootConstruct } from 'constructs';

import { TerraformDataSource, TerraformResource } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import {
  type DataSourceDefinition,
  type Identity,
  leastPermissions,
  type ResourceDefinition,
  suffices,
  terraformType,
} from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import { definitions } from '../tenants/definitions.js';

type Definition = ResourceDefinition | DataSourceDefinition;

/** What a declaration needs of whoever applies it. */
export interface Needs {
  /** Terraform types of what it declares. */
  readonly types: readonly string[];
  /** The least permissions to plan it. */
  readonly plan: readonly string[];
  /** The least permissions to apply it. */
  readonly apply: readonly string[];
  /** Terraform types that only a signed-in user may reach. */
  readonly people: readonly string[];
  /** Those of `plan` and `apply` that the identity lacks, each by what needs it. */
  readonly missing: readonly MissingPermission[];
}

/** What an identity is for: one that plans only reads. */
export type Purpose = 'apply' | 'plan';

/** A permission that the identity lacks. */
export interface MissingPermission {
  readonly permission: string;
  /** Terraform types that need it, or another one that suffices. */
  readonly types: readonly string[];
}

/** Finds out what a declaration needs. Without an identity nothing is missing. What only people may do is left out for an application. */
export function needsOf(
  declaration: TenantDeclaration,
  identity: Identity | undefined,
  purpose: Purpose = 'apply',
): Needs {
  const declared = declaredDefinitions(declaration);
  const people = declared.filter(isForPeople);
  const mine = identity?.kind === 'delegated' ? declared : declared.filter((one) => !isForPeople(one));
  const reads = mine.map(({ permissions }) => permissions.read);
  const writes = mine.map(({ permissions }) => permissions.write);
  return {
    types: declared.map(typeOf),
    plan: leastPermissions(reads),
    apply: leastPermissions([...reads, ...writes]),
    people: people.map(typeOf),
    missing: identity ? missingOf(mine, identity, purpose) : [],
  };
}

/** What the constructs of a declaration come to. An app would make a folder. */
function declaredDefinitions(declaration: TenantDeclaration): readonly Definition[] {
  const elements = IntuneTenant.fromDeclaration(new RootConstruct(), declaration).node.findAll();
  const used = new Set(elements.flatMap((element) => keyOfElement(element)));
  return definitions.filter((definition) => used.has(keyOf(definition.kind, terraformType(definition.name))));
}

function keyOfElement(element: object): readonly string[] {
  if (TerraformResource.isTerraformResource(element)) return [keyOf('resource', element.terraformResourceType)];
  if (TerraformDataSource.isTerraformDataSource(element)) return [keyOf('dataSource', element.terraformResourceType)];
  return [];
}

function keyOf(kind: string, type: string): string {
  return `${kind} ${type}`;
}

function isForPeople(definition: Definition): boolean {
  return definition.kind === 'resource' && definition.appOnly === false;
}

function typeOf({ kind, name }: Definition): string {
  return kind === 'dataSource' ? `data.${terraformType(name)}` : terraformType(name);
}

function missingOf(
  declared: readonly Definition[],
  { permissions: held }: Identity,
  purpose: Purpose,
): readonly MissingPermission[] {
  const unmet = declared.flatMap((definition) =>
    [definition.permissions.read, ...(purpose === 'plan' ? [] : [definition.permissions.write])]
      .filter((need) => !suffices(held, need))
      .map((need) => ({ need, type: typeOf(definition) })),
  );
  return leastPermissions(unmet.map(({ need }) => need)).map((permission) => ({
    permission,
    types: [...new Set(unmet.filter(({ need }) => need.includes(permission)).map(({ type }) => type))],
  }));
}
