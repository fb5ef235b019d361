import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../core/index.js';
import type {
  Android,
  Apple,
  Authority,
  Category,
  CorporateIdentifier,
  DeviceLimits,
  Enrollment,
  EnrollmentNotification,
  Filter,
  PortalBranding,
  Restrictions,
  Retention,
  ScopeTag,
  TenantSpec,
  Terms,
  WindowsSettings,
  WorkProfile,
} from '../schemas/index.js';

/** What one construct declares of a tenant, in the words of the declaration. */
export interface DeclaredPart {
  readonly authority?: Authority;
  readonly android?: Android;
  readonly windows?: WindowsSettings;
  readonly apple?: Apple;
  readonly scopeTags?: readonly ScopeTag[];
  readonly filters?: readonly Filter[];
  readonly restrictions?: Restrictions;
  readonly workProfile?: WorkProfile;
  readonly limits?: DeviceLimits;
  readonly categories?: readonly Category[];
  readonly termsAndConditions?: readonly Terms[];
  readonly notifications?: readonly EnrollmentNotification[];
  readonly companyPortal?: PortalBranding;
  readonly corporateIdentifiers?: readonly CorporateIdentifier[];
  /** What is wrong with files that it names. */
  readonly problems?: readonly Diagnostic[];
  readonly retention?: Retention;
}

/** Notes what a construct declares, for the checks that its tenant makes over all of them. */
export function declarePart(construct: IConstruct, part: DeclaredPart): void {
  parts.set(construct, part);
}

/** What the constructs of a tenant declare, each for itself. */
export function partsOf(tenant: IConstruct): readonly DeclaredPart[] {
  return tenant.node.findAll().flatMap((construct) => parts.get(construct) ?? []);
}

/** What they declare together. */
export function specOf(tenantId: string, declared: readonly DeclaredPart[]): TenantSpec {
  const authority = declared.findLast((part) => part.authority)?.authority;
  const retentions = declared.flatMap(({ retention }) => retention ?? []);
  const enrollment = enrollmentOf(declared);
  const scopeTags = declared.flatMap((part) => part.scopeTags ?? []);
  const filters = declared.flatMap((part) => part.filters ?? []);
  return {
    tenantId,
    ...(authority && { authority }),
    ...(scopeTags.length > 0 && { scopeTags }),
    ...(filters.length > 0 && { filters }),
    ...(Object.keys(enrollment).length > 0 && { enrollment }),
    ...(retentions.length > 0 && { retention: together(retentions) }),
  };
}

/** Kept beside the constructs, so that their classes show nothing that is not the user's. */
const parts = new WeakMap<IConstruct, DeclaredPart>();

function enrollmentOf(declared: readonly DeclaredPart[]): Enrollment {
  const categories = declared.flatMap((part) => part.categories ?? []);
  const windows = declared.findLast((part) => part.windows)?.windows;
  const corporateIdentifiers = declared.flatMap((part) => part.corporateIdentifiers ?? []);
  const notifications = declared.flatMap((part) => part.notifications ?? []);
  const termsAndConditions = declared.flatMap((part) => part.termsAndConditions ?? []);
  return {
    ...androidOf(declared),
    ...(windows && { windows }),
    ...appleOf(declared),
    ...restrictionsOf(declared),
    ...limitsOf(declared),
    ...(categories.length > 0 && { categories }),
    ...(notifications.length > 0 && { notifications }),
    ...(termsAndConditions.length > 0 && { termsAndConditions }),
    ...(corporateIdentifiers.length > 0 && { corporateIdentifiers }),
    ...companyPortalOf(declared),
  };
}

function companyPortalOf(declared: readonly DeclaredPart[]): Pick<Enrollment, 'companyPortal'> {
  const all = declared.flatMap(({ companyPortal }) => companyPortal ?? []);
  const preset = all.findLast((portal) => portal.default)?.default;
  if (all.length === 0) return {};
  return {
    companyPortal: { ...(preset && { default: preset }), custom: all.flatMap(({ custom }) => custom ?? []) },
  };
}

function androidOf(declared: readonly DeclaredPart[]): { readonly android?: Android } {
  const all = declared.flatMap(({ android }) => android ?? []);
  const workProfile = declared.findLast((part) => part.workProfile)?.workProfile;
  const binding = all.findLast(({ managedGooglePlay }) => managedGooglePlay)?.managedGooglePlay;
  const corporateProfiles = all.flatMap((android) => android.corporateProfiles ?? []);
  if (all.length === 0 && !workProfile) return {};
  return {
    android: {
      ...(workProfile && { workProfile }),
      ...(binding && { managedGooglePlay: binding }),
      ...(all.length > 0 && { corporateProfiles }),
    },
  };
}

function appleOf(declared: readonly DeclaredPart[]): { readonly apple?: Apple } {
  const all = declared.flatMap(({ apple }) => apple ?? []);
  if (all.length === 0) return {};
  const pushCertificate = all.findLast((apple) => apple.pushCertificate)?.pushCertificate;
  const dataSharingConsent = all.findLast((apple) => apple.dataSharingConsent)?.dataSharingConsent;
  return {
    apple: {
      ...(pushCertificate && { pushCertificate }),
      ...(dataSharingConsent && { dataSharingConsent }),
      userInitiated: all.flatMap(({ userInitiated }) => userInitiated ?? []),
      automatedDeviceEnrollment: all.flatMap(({ automatedDeviceEnrollment }) => automatedDeviceEnrollment ?? []),
    },
  };
}

function restrictionsOf(declared: readonly DeclaredPart[]): Pick<Enrollment, 'restrictions'> {
  const all = declared.flatMap(({ restrictions }) => restrictions ?? []);
  const preset = all.findLast((restrictions) => restrictions.default)?.default;
  if (all.length === 0) return {};
  return {
    restrictions: { ...(preset && { default: preset }), custom: all.flatMap(({ custom }) => custom ?? []) },
  };
}

function limitsOf(declared: readonly DeclaredPart[]): { readonly limits?: DeviceLimits } {
  const all = declared.flatMap(({ limits }) => limits ?? []);
  const preset = all.findLast((limits) => limits.default !== undefined)?.default;
  if (all.length === 0) return {};
  return {
    limits: { ...(preset !== undefined && { default: preset }), custom: all.flatMap(({ custom }) => custom ?? []) },
  };
}

function together(retentions: readonly Retention[]): Retention {
  const maxAffected = retentions.findLast((retention) => retention.maxAffected)?.maxAffected;
  return {
    cleanupRules: retentions.flatMap(({ cleanupRules }) => cleanupRules ?? []),
    ...(maxAffected && { maxAffected }),
  };
}
