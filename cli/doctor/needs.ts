import { RootConstruct } from 'constructs';

import { TerraformDataSource, TerraformResource } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import {
  type DataSourceDefinition,
  type Identity,
  leastPermissions,
  type Refusal,
  refusalOf,
  refusesApplications,
  remedyOf,
  type ResourceDefinition,
  suffices,
  terraformType,
} from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import { definitions } from '../tenants/definitions.js';

/** A resource or data source. */
export type Definition = ResourceDefinition | DataSourceDefinition;

/** What a declaration requires of the identity that applies it. */
export interface Needs {
  /** Terraform types of the declared objects. */
  readonly types: readonly string[];
  /** The least permissions for a plan. */
  readonly plan: readonly string[];
  /** The least permissions for an apply. */
  readonly apply: readonly string[];
  /**
   * Terraform types that an application cannot write: in general, or without a Microsoft Entra role that the identity
   * lacks.
   */
  readonly people: readonly string[];
  /**
   * Requests that Graph refuses to the identity, or to any application if there is no sign-in, despite sufficient
   * permissions.
   */
  readonly refusals: readonly KnownRefusal[];
  /** Permissions of `plan` and `apply` that the identity lacks, with the types that need them. */
  readonly missing: readonly MissingPermission[];
}

/** A request that Graph refuses, or may refuse, to an identity. */
export interface KnownRefusal {
  readonly types: readonly string[];
  /** False: there are few reports, or they contradict each other. */
  readonly certain: boolean;
  readonly because: string;
  readonly evidence: string;
  readonly remedy: string;
}

/** Purpose of an identity. For a plan, it only reads. */
export type Purpose = 'apply' | 'plan';

/** A permission that the identity lacks. */
export interface MissingPermission {
  readonly permission: string;
  /** Terraform types that need it, or an alternative. */
  readonly types: readonly string[];
}

/**
 * Determines the requirements of a declaration. Without an identity, nothing is missing. For an application, types that
 * only users can write are left out.
 */
export function needsOf(
  declared: readonly Definition[],
  identity: Identity | undefined,
  purpose: Purpose = 'apply',
): Needs {
  const mine = identity?.kind === 'delegated' ? declared : declared.filter((one) => !isForPeople(one));
  const application = identity?.kind === 'application' ? identity : anyApplication;
  const reads = mine.map(({ permissions }) => permissions.read);
  const writes = mine.map(({ permissions }) => permissions.write);
  return {
    types: declared.map(typeOf),
    plan: leastPermissions(reads),
    apply: leastPermissions([...reads, ...writes]),
    people: declared.filter((one) => refusalFor(one, application, purpose)?.certain).map(typeOf),
    refusals: refusalsOf(declared, identity ?? anyApplication, purpose),
    missing: identity ? missingOf(mine, identity, purpose) : [],
  };
}

/** The definitions that the constructs of a declaration use. Without an app, because an app would create a folder. */
export function declaredDefinitions(declaration: TenantDeclaration): readonly Definition[] {
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
  return definition.kind === 'resource' && refusesApplications(definition);
}

type Holder = Pick<Identity, 'kind' | 'directoryRoles'>;

const anyApplication: Holder = { kind: 'application', directoryRoles: [] };

function refusalFor(definition: Definition, identity: Holder, purpose: Purpose): Refusal | undefined {
  if (definition.kind !== 'resource') return undefined;
  return refusalOf(definition.refusals, identity, purpose === 'plan' ? 'read' : 'write');
}

/** One refusal per reason, with everything it affects. */
function refusalsOf(declared: readonly Definition[], identity: Holder, purpose: Purpose): readonly KnownRefusal[] {
  const found = declared.flatMap((definition) => {
    const refusal = refusalFor(definition, identity, purpose);
    return refusal ? [{ refusal, type: typeOf(definition) }] : [];
  });
  const byRemedy = new Map<string, KnownRefusal>();
  for (const { refusal, type } of found) {
    const { certain, because, evidence } = refusal;
    const remedy = remedyOf(refusal);
    const types = [...(byRemedy.get(remedy)?.types ?? []), type];
    byRemedy.set(remedy, { types, certain, because, evidence, remedy });
  }
  return [...byRemedy.values()];
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
