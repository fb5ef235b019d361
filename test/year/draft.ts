import { demoTenantId } from '../../emulator/index.js';
import type { TenantSpec } from '../../schemas/index.js';

/** An object of a declaration that has a name. */
export interface Named {
  displayName: string;
  [key: string]: unknown;
}

/** A default object, and objects beside it. */
export interface WithDefault<Default> {
  default?: Default;
  custom: Named[];
}

/** A declaration that changes over the year. What is empty is left out of it. */
export interface Draft {
  scopeTags: Named[];
  filters: Named[];
  categories: Named[];
  limits: WithDefault<number>;
  restrictions: WithDefault<Record<string, Record<string, string>>>;
  statusPages: WithDefault<Record<string, unknown>>;
  helloForBusiness: WithDefault<Record<string, unknown>>;
  autopilot: Named[];
  pushCertificate?: Record<string, unknown>;
  userInitiated: Named[];
  tokens: Record<string, unknown>[];
  corporateProfiles: Named[];
  notifications: Named[];
  terms: Named[];
  companyPortal?: Record<string, unknown>;
  identifiers: Record<string, string>[];
  cleanupRules: { platform: string; inactiveDays: number }[];
  /** Members of `spec` about letting go: `release`, `allowDestroy`, `preventDestroy`, `maxDeletions`. */
  guards: Record<string, unknown>;
}

/** A declaration without any object but the authority. */
export function emptyDraft(): Draft {
  const none = (): { custom: Named[] } => ({ custom: [] });
  return {
    ...{ scopeTags: [], filters: [], categories: [], autopilot: [], userInitiated: [], tokens: [] },
    ...{ corporateProfiles: [], notifications: [], terms: [], identifiers: [], cleanupRules: [], guards: {} },
    ...{ limits: none(), restrictions: none(), statusPages: none(), helloForBusiness: none() },
  };
}

/** The declaration, in the shape of `spec`. */
export function specOf(draft: Draft): TenantSpec {
  const { scopeTags, filters, categories, limits, restrictions, notifications, cleanupRules, guards } = draft;
  const spec = {
    tenantId: demoTenantId,
    authority: { desired: 'intune' },
    ...guards,
    scopeTags,
    filters,
    enrollment: {
      apple: {
        pushCertificate: draft.pushCertificate,
        userInitiated: draft.userInitiated,
        automatedDeviceEnrollment: draft.tokens,
      },
      android: { corporateProfiles: draft.corporateProfiles },
      windows: {
        autopilot: { profiles: draft.autopilot },
        statusPages: draft.statusPages,
        helloForBusiness: draft.helloForBusiness,
      },
      restrictions,
      limits,
      categories,
      notifications,
      termsAndConditions: draft.terms,
      companyPortal: { default: draft.companyPortal },
      corporateIdentifiers: draft.identifiers,
    },
    retention: { cleanupRules },
  };
  return withoutEmpty(spec) as TenantSpec;
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, member]): [string, unknown] => [key, withoutEmpty(member)])
    .filter(([, member]) => member !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The object of a list with this name. */
export function named<Element extends Named>(list: readonly Element[], name: string): Element {
  const found = list.find(({ displayName }) => displayName === name);
  if (!found) throw new RangeError(`the declaration has no ${name}`);
  return found;
}

/** Takes the object with this name out of a list. */
export function drop(list: Named[], name: string): void {
  list.splice(list.indexOf(named(list, name)), 1);
}

/** Puts the objects of a list into the order of these names. */
export function arrange(list: Named[], ...names: readonly string[]): void {
  list.sort((left, right) => names.indexOf(left.displayName) - names.indexOf(right.displayName));
}
