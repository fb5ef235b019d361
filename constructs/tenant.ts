import { basename } from 'node:path';
import type { Construct } from 'constructs';
import { hasErrors } from '../core/index.js';
import type { Diagnostic } from '../core/index.js';
import { loadDeclaration, parseDeclaration } from '../schemas/index.js';
import type { Enrollment, ParsedDeclaration, TenantDeclaration, TenantSpec } from '../schemas/index.js';
import { AndroidEnrollment } from './android-enrollment.js';
import { AppleEnrollment } from './apple-enrollment.js';
import { AssignmentFilters } from './assignment-filters.js';
import { AuthorityFirst } from './authority-first.js';
import { Annotations, Aspects, TerraformStack } from './cdk.js';
import type { TerraformResource } from './cdk.js';
import { CompanyPortal } from './company-portal.js';
import { CorporateIdentifiers } from './corporate-identifiers.js';
import { DeviceCategories } from './device-categories.js';
import { DeviceRetention } from './device-retention.js';
import { EnrollmentLimits } from './enrollment-limits.js';
import { EnrollmentNotifications } from './enrollment-notifications.js';
import { EnrollmentReadinessChecks } from './enrollment-readiness-checks.js';
import type { ReadinessPlatform } from './enrollment-readiness-checks.js';
import { IntuneProvider } from './generated/index.js';
import { importBlocks } from './imports.js';
import type { TakenOver } from './imports.js';
import { MdmAuthority } from './mdm-authority.js';
import { PlatformRestrictions } from './platform-restrictions.js';
import type { PlatformRestrictionsProps } from './platform-restrictions.js';
import type { ProviderSettings } from './provider-settings.js';
import { ScopeTags } from './scope-tags.js';
import { literally } from './templates.js';
import { TermsAndConditions } from './terms-and-conditions.js';
import { WindowsEnrollment } from './windows-enrollment.js';
import { checkSpec, checkTenant, renderLine, withPlaces } from './tenant-check.js';

/** How a tenant is reached, apart from what is declared of it. */
export interface TenantOptions {
  /**
   * Settings of the provider that are no secrets. Credentials belong into the environment.
   *
   * @default - everything comes from the environment
   */
  readonly provider?: ProviderSettings;
  /**
   * Address of Microsoft Graph, without a version. HTTPS, or loopback.
   *
   * @default - the public Microsoft Graph, or that of `provider.environment`
   */
  readonly graphEndpoint?: string;
  /**
   * Objects of the tenant that are taken over, as `intuneform export` writes them: each becomes an import block while its
   * resource is declared.
   *
   * @default - nothing is imported
   */
  readonly imports?: readonly TakenOver[];
}

/** Properties of `IntuneTenant`: what is declared of it, and how it is reached. */
export interface IntuneTenantProps extends TenantSpec, TenantOptions {
  /**
   * What was found when the declaration was read. Errors end synth, the rest is annotated.
   *
   * @default - nothing; the tenant checks its properties itself in any case
   */
  readonly diagnostics?: readonly Diagnostic[];
}

/** A YAML declaration: the path of a file, or a text with the name that messages give it. */
export type YamlSource = string | { readonly text: string; readonly file: string };

/**
 * One Intune tenant: a stack with its provider, its MDM authority and everything that is set up in it.
 *
 * All problems of the declaration are reported together at synth, each with its code. While there are any, nothing is built.
 * Its parts can be declared here, or added as constructs: `new DeviceRetention(tenant, 'retention', …)`.
 */
export class IntuneTenant extends TerraformStack {
  /** The provider. Undefined where the declaration has errors. */
  readonly provider: IntuneProvider | undefined;
  /** The MDM authority, where it is declared here. */
  readonly authority: MdmAuthority | undefined;
  /** The scope tags, where they are declared here. */
  readonly scopeTags: ScopeTags | undefined;
  /** The assignment filters, where they are declared here. */
  readonly filters: AssignmentFilters | undefined;
  /** The platform restrictions, where they are declared here. */
  readonly restrictions: PlatformRestrictions | undefined;
  /** The enrollment of Android devices, where it is declared here. */
  readonly android: AndroidEnrollment | undefined;
  /** The enrollment of Apple devices, where it is declared here. */
  readonly apple: AppleEnrollment | undefined;
  /** The enrollment limits, where they are declared here. */
  readonly limits: EnrollmentLimits | undefined;
  /** The device categories, where they are declared here. */
  readonly categories: DeviceCategories | undefined;
  /** The enrollment notifications, where they are declared here. */
  readonly notifications: EnrollmentNotifications | undefined;
  /** The terms and conditions, where they are declared here. */
  readonly termsAndConditions: TermsAndConditions | undefined;
  /** The Company Portal, where it is declared here. */
  readonly companyPortal: CompanyPortal | undefined;
  /** The Windows settings, where they are declared here. */
  readonly windows: WindowsEnrollment | undefined;
  /** The corporate identifiers, where they are declared here. */
  readonly corporateIdentifiers: CorporateIdentifiers | undefined;
  /** The checks that devices can enroll, where the enrollment of some platform is declared here. */
  readonly readiness: EnrollmentReadinessChecks | undefined;
  /** The cleanup rules, where they are declared here. */
  readonly retention: DeviceRetention | undefined;

  readonly #props: IntuneTenantProps;
  readonly #errors: readonly Diagnostic[];

  /**
   * @param scope - the app
   * @param id - name of the stack and of the state: lower-case letters, digits and hyphens
   * @param props - what is declared of the tenant, and how it is reached
   */
  constructor(scope: Construct, id: string, props: IntuneTenantProps) {
    super(scope, id);
    this.#props = props;
    const { provider: _provider, graphEndpoint: _endpoint, imports: _imports, diagnostics, ...spec } = props;
    // While there are errors nothing is built, and the constructs that would be missing cannot be checked.
    this.#errors = hasErrors(diagnostics ?? [])
      ? (diagnostics ?? [])
      : withPlaces(checkSpec(id, spec), diagnostics ?? []);
    this.watch();
    if (hasErrors(this.#errors)) return;

    const { authority, scopeTags, filters, enrollment, retention } = spec;
    this.provider = this.providerOf(props);
    this.authority = authority && new MdmAuthority(this, 'authority', authority);
    // Names of tags and filters that are declared here are known to everything that comes after.
    this.scopeTags = scopeTags && new ScopeTags(this, 'scope-tags', { scopeTags });
    this.filters = filters && new AssignmentFilters(this, 'filters', { filters });
    const restrictions = restrictionsOf(enrollment);
    this.restrictions = restrictions && new PlatformRestrictions(this, 'restrictions', restrictions);
    this.android = enrollment?.android && new AndroidEnrollment(this, 'android', enrollment.android);
    this.apple = enrollment?.apple && new AppleEnrollment(this, 'apple', enrollment.apple);
    this.limits = enrollment?.limits && new EnrollmentLimits(this, 'limits', enrollment.limits);
    this.categories =
      enrollment?.categories && new DeviceCategories(this, 'categories', { categories: enrollment.categories });
    this.notifications =
      enrollment?.notifications &&
      new EnrollmentNotifications(this, 'notifications', { notifications: enrollment.notifications });
    this.termsAndConditions =
      enrollment?.termsAndConditions && new TermsAndConditions(this, 'terms', { terms: enrollment.termsAndConditions });
    this.companyPortal =
      enrollment?.companyPortal && new CompanyPortal(this, 'company-portal', enrollment.companyPortal);
    this.windows = enrollment?.windows && new WindowsEnrollment(this, 'windows', enrollment.windows);
    this.corporateIdentifiers =
      enrollment?.corporateIdentifiers &&
      new CorporateIdentifiers(this, 'identifiers', { identifiers: enrollment.corporateIdentifiers });
    this.retention = retention && new DeviceRetention(this, 'retention', retention);
    this.readiness = this.readinessOf(enrollment);
  }

  /** Everything that is known of this tenant's declaration now: what was given, and what its constructs add. */
  get diagnostics(): readonly Diagnostic[] {
    if (hasErrors(this.#errors)) return this.#errors;
    return withPlaces(checkTenant(this, this.#props.tenantId), this.#props.diagnostics ?? []);
  }

  /** Makes a tenant of a declaration that was parsed before. The stack's name is the declaration's; its texts are taken as they are. */
  static fromDeclaration(
    scope: Construct,
    { metadata, spec }: TenantDeclaration,
    options: TenantOptions = {},
  ): IntuneTenant {
    return new IntuneTenant(scope, metadata.name, { ...literally(spec), ...options });
  }

  /**
   * Makes a tenant of a YAML declaration. Whatever is wrong with it is reported at synth, with file, line and column.
   *
   * @param scope - the app
   * @param source - path of the file, or the text itself
   * @param options - how the tenant is reached
   */
  static fromYaml(scope: Construct, source: YamlSource, options: TenantOptions = {}): IntuneTenant {
    const parsed = typeof source === 'string' ? loadDeclaration(source) : parseDeclaration(source.text, source.file);
    const { declaration, diagnostics } = parsed;
    const spec = literally(declaration?.spec ?? { tenantId: '' });
    return new IntuneTenant(scope, stackName(scope, parsed), { ...spec, ...options, diagnostics });
  }

  private providerOf({ provider, tenantId, preflight, graphEndpoint, credential }: IntuneTenantProps): IntuneProvider {
    // Nothing in the stack refers to it: `drift` reads it, of a stack that a program synthesized too.
    if (credential) this.addOverride('locals.credential_renew_before_days', credential.renewBeforeDays);
    return new IntuneProvider(this, 'intune', {
      ...provider,
      tenantId,
      ...(preflight !== undefined && { preflight }),
      ...(graphEndpoint !== undefined && { graphEndpoint }),
    });
  }

  private readinessOf(enrollment: Enrollment = {}): EnrollmentReadinessChecks | undefined {
    const { apple, android, windows } = enrollment;
    const platforms: readonly ReadinessPlatform[] = [
      ...(apple ? (['iOS', 'macOS'] as const) : []),
      ...(android ? (['androidEnterprise'] as const) : []),
      ...(windows ? (['windows'] as const) : []),
    ];
    if (platforms.length === 0) return undefined;
    const certificate = this.apple?.certificate;
    const profiles = [...(this.android?.corporateProfiles.values() ?? [])];
    const after = [this.authority?.resource, certificate, this.android?.managedGooglePlay];
    return new EnrollmentReadinessChecks(this, 'readiness', {
      platforms,
      after: after.filter((one) => one !== undefined),
      watchedEnds: [
        ...(certificate ? [endOf(certificate, 'expiration_date_time')] : []),
        ...profiles.map((profile) => endOf(profile, 'token_expiration_date_time')),
      ],
    });
  }

  private watch(): void {
    this.node.addValidation({ validate: () => this.errors() });
    Aspects.of(this).add(new AuthorityFirst(this));
    Aspects.of(this).add({
      visit: (node) => {
        if (node !== this) return;
        this.annotate();
        this.takeOver();
      },
    });
  }

  private errors(): string[] {
    return this.diagnostics.filter(({ severity }) => severity === 'error').map(renderLine);
  }

  private takeOver(): void {
    const blocks = importBlocks(this, this.#props.imports ?? []);
    if (blocks.length > 0) this.addOverride('import', literally(blocks));
  }

  private annotate(): void {
    for (const found of this.diagnostics) {
      if (found.severity === 'warning') Annotations.of(this).addWarning(renderLine(found));
      if (found.severity === 'info') Annotations.of(this).addInfo(renderLine(found));
    }
  }
}

/** A reference to the end of something, as Terraform writes it. */
function endOf({ terraformResourceType, friendlyUniqueId }: TerraformResource, attribute: string): string {
  return `${terraformResourceType}.${friendlyUniqueId}.${attribute}`;
}

/** The work profile of Android is one of the default restrictions. */
function restrictionsOf({ restrictions, android }: Enrollment = {}): PlatformRestrictionsProps | undefined {
  if (!restrictions && !android?.workProfile) return undefined;
  return { ...restrictions, ...(android?.workProfile && { workProfile: android.workProfile }) };
}

/** The declaration's name; where it cannot be read, one that lets the errors be reported beside those of other tenants. */
function stackName(scope: Construct, { declaration, file }: ParsedDeclaration): string {
  if (declaration) return declaration.metadata.name;
  const name = basename(file).replaceAll(/[^A-Za-z0-9-]+/gu, '-');
  return scope.node.tryFindChild(name) ? `${name}-${String(scope.node.children.length)}` : name;
}
