import type { Identity } from './identity.js';

/** An Entra role. A token names the roles of whom it speaks for in the claim `wids`, by their templates. */
export interface EntraRole {
  readonly name: string;
  /** GUID of its template, in lower case; the same in every tenant. */
  readonly template: string;
}

/**
 * Entra roles that the definitions name.
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

/** What Graph refuses to somebody although the permissions suffice. */
export interface Refusal {
  /** Whom: applications, or signed-in users. */
  readonly who: Identity['kind'];
  /** What: changes only, or reads as well. */
  readonly of: 'writes' | 'everything';
  /** Of changes, only those that call this step of the definition. Default: all. */
  readonly step?: string;
  /** Roles any one of which lifts the refusal, the least one first. Default: none does. */
  readonly unless?: readonly EntraRole[];
  /** False: reports are few or contradict each other. Plan warns, and apply tries. */
  readonly certain: boolean;
  /** What Graph does to whom, as a clause. */
  readonly because: string;
  /** Who saw or documented it, and when. */
  readonly evidence: string;
  /** Where a person does it in an admin center. Default: the person applies the declaration. */
  readonly byHand?: string;
}

/** What the identity is refused, of reads or of writes. Undefined: nothing is known to be. The certain one first. */
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

/** What can be done about a refusal, as an imperative. */
export function remedyOf({ who, unless = [], byHand }: Refusal): string {
  const roles = unless.map(({ name }) => name).join(' or ');
  const least = unless[0]?.name;
  if (who === 'delegated') return `sign in as somebody with the Entra role ${roles}`;
  const place = byHand === undefined ? '' : `; by hand: ${byHand}`;
  const role = least === undefined ? '' : `, or give the application the Entra role ${least}`;
  return `have a signed-in ${least ?? 'administrator'} apply it${role}${place}`;
}

/** Whether no application may read or write it, whatever its roles. */
export function refusesApplications({ refusals }: { readonly refusals: readonly Refusal[] }): boolean {
  return refusals.some(
    ({ who, of, unless = [], certain }) =>
      who === 'application' && of === 'everything' && unless.length === 0 && certain,
  );
}
