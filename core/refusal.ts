import type { Identity } from './identity.js';

/** An Entra role. A token lists the roles of its identity, by template id, in the claim `wids`. */
export interface EntraRole {
  readonly name: string;
  /** GUID of the role template, in lower case. It is the same in every tenant. */
  readonly template: string;
}

/**
 * Entra roles that definitions refer to.
 *
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const entraRoles = {
  cloudDeviceAdministrator: {
    name: 'Cloud Device Administrator',
    template: '7698a772-787b-4ac8-901f-60d6b08affd2',
  },
  globalAdministrator: { name: 'Global Administrator', template: '62e90394-69f5-4237-9190-012177145e10' },
  intuneAdministrator: { name: 'Intune Administrator', template: '3a2c62db-5318-420d-8d74-23affee5d9d5' },
} as const satisfies Readonly<Record<string, EntraRole>>;

/** An operation that Graph refuses although the permissions suffice. */
export interface Refusal {
  /** Who is refused: applications, or signed-in users. */
  readonly who: Identity['kind'];
  /** What is refused: changes only, or reads as well. */
  readonly of: 'writes' | 'everything';
  /** Only changes that call this step of the definition are refused. Default: all changes. */
  readonly step?: string;
  /** Roles of which any one lifts the refusal; the least privileged one comes first. Default: no role does. */
  readonly unless?: readonly EntraRole[];
  /** False if reports are few or contradictory. Then plan warns, and apply tries. */
  readonly certain: boolean;
  /** What Graph refuses and to whom, as a clause. */
  readonly because: string;
  /** Who observed or documented it, and when. */
  readonly evidence: string;
  /** Where to make the change by hand in an admin center. Default: a person applies the declaration. */
  readonly byHand?: string;
}

/**
 * Returns the refusal that applies to an identity, for reads or for writes, preferring a certain one. Undefined: none
 * is known.
 */
export function refusalOf(
  refusals: readonly Refusal[],
  { kind, directoryRoles }: Pick<Identity, 'kind' | 'directoryRoles'>,
  verb: 'read' | 'write',
): Refusal | undefined {
  return refusals
    .filter(({ who, of }) => who === kind && (verb === 'write' || of === 'everything'))
    .filter(({ unless = [] }) => !unless.some(({ template }) => directoryRoles.includes(template)))
    .toSorted((left, right) => Number(right.certain) - Number(left.certain))[0];
}

/** What to do about a refusal, as an imperative. */
export function remedyOf({ who, unless = [], byHand }: Refusal): string {
  const roles = unless.map(({ name }) => name).join(' or ');
  const least = unless[0]?.name;
  if (who === 'delegated') return `sign in as a user with the Microsoft Entra role ${roles}`;
  const place = byHand === undefined ? '' : `; by hand: ${byHand}`;
  const role = least === undefined ? '' : `, or assign the Microsoft Entra role to the application: ${least}`;
  return `have a signed-in ${least ?? 'administrator'} apply it${role}${place}`;
}

/** Whether Graph refuses all applications, whatever their roles. */
export function refusesApplications({ refusals }: { readonly refusals: readonly Refusal[] }): boolean {
  return refusals.some(
    ({ who, of, unless = [], certain }) =>
      who === 'application' && of === 'everything' && unless.length === 0 && certain,
  );
}
