import { basename } from 'node:path';

import type { Construct } from 'constructs';

import { type Diagnostic, hasErrors } from '../core/index.js';
import {
  isAccepted,
  loadDeclaration,
  type loose,
  type ParsedDeclaration,
  parseDeclaration,
  type TenantDeclaration,
  type TenantSpec,
} from '../schemas/index.js';
import { AuthorityFirst } from './authority-first.js';
import { AnnotationMetadataEntryType, Aspects } from './cdk.js';
import { EnrollmentReadinessChecks } from './enrollment-readiness-checks.js';
import { IntuneProvider } from './generated/index.js';
import { TenantSections, tenantSections } from './generated/tenant-sections.js';
import { type SortedImports, sortImports, type TakenOver, unusedImport } from './imports.js';
import { freeChildId } from './logical-id.js';
import { managedObjects, type Managing, managingOf, managingProblems, protectObjects } from './managing.js';
import { preparePlainly, renderPlainly } from './plain-elements.js';
import type { ProviderSettings } from './provider-settings.js';
import { readAhead } from './read-ahead.js';
import { readinessOf } from './section/readiness.js';
import { buildSections } from './section/section.js';
import { literally } from './templates.js';
import { checkSpec, checkTenant, renderLine, withPlaces } from './tenant-check.js';
import { guid } from './texts.js';

/** How to connect to a tenant, independently of its declaration. */
export interface TenantOptions {
  /**
   * Settings of the provider that are not secret. Credentials belong in the environment.
   *
   * @default - all settings come from the environment
   */
  readonly provider?: ProviderSettings;
  /**
   * Address of Microsoft Graph, without a version. HTTPS, or loopback.
   *
   * @default - the public Microsoft Graph endpoint, or that of `provider.environment`
   */
  readonly graphEndpoint?: string;
  /**
   * Existing objects to import, as `intuneform export` writes them. Each one becomes an import block if its resource is
   * declared.
   *
   * @default - nothing is imported
   */
  readonly imports?: readonly TakenOver[];
}

/** Properties of `IntuneTenant`: its declaration, and how to connect to it. */
export type IntuneTenantProps = TenantSpec & TenantOptions & DeclarationFindings;

/** Results of reading a declaration, before its tenant is created. */
export interface DeclarationFindings {
  /**
   * Diagnostics of reading the declaration. Errors stop synth; others become annotations.
   *
   * @default - none; the tenant checks its properties in any case
   */
  readonly diagnostics?: readonly Diagnostic[];
}

/** A YAML declaration: the path of a file, or a text with a file name for messages. */
export type YamlSource = string | { readonly text: string; readonly file: string };

/**
 * One Intune tenant: a stack with its provider, its MDM authority and all of its settings.
 *
 * Synth reports all problems of the declaration together, each with its code. While there are errors, nothing is built.
 * You can declare its parts here, or add them as constructs: `new DeviceRetention(tenant, 'retention', …)`.
 */
export class IntuneTenant extends TenantSections {
  /** The provider. Undefined: the declaration has errors. */
  readonly provider: IntuneProvider | undefined;
  /** The checks that devices can enroll. Undefined: this declaration enrolls no platform. */
  readonly readiness: EnrollmentReadinessChecks | undefined;

  readonly #props: IntuneTenantProps;
  readonly #errors: readonly Diagnostic[];

  /**
   * @param scope - the app
   * @param id - name of the stack and of the state: lowercase letters, digits and hyphens
   * @param props - the declaration of the tenant, and how to connect to it
   */
  constructor(scope: Construct, id: string, props: IntuneTenantProps) {
    super(scope, id);
    this.#props = props;
    const { provider: _provider, graphEndpoint: _endpoint, imports: _imports, diagnostics, ...spec } = props;
    const before = diagnostics ?? [];
    // While there are errors nothing is built, so constructs that are not built cannot be checked.
    this.#errors = hasErrors(before) || accepted.has(props) ? before : withPlaces(checkSpec(id, spec), before);
    this.watch();
    if (hasErrors(this.#errors)) return;

    this.provider = this.providerOf(props);
    buildSections(this, tenantSections, spec);
    const readiness = readinessOf(this, tenantSections);
    this.readiness = readiness && new EnrollmentReadinessChecks(this, 'readiness', readiness);
  }

  /** All diagnostics of this tenant's declaration so far: those that were passed in, and those of its constructs. */
  get diagnostics(): readonly Diagnostic[] {
    if (hasErrors(this.#errors)) return this.#errors;
    const objects = managedObjects(this);
    const found = [
      ...checkTenant(this, this.#props.tenantId),
      ...managingProblems(objects, this.#props),
      ...this.sorted(managingOf(objects, this.#props)).unused.map(unusedImport),
    ];
    return withPlaces(found, this.#props.diagnostics ?? []);
  }

  /** Prepares the stack, like every stack of cdktf. */
  override prepareStack(): void {
    preparePlainly(this, () => {
      super.prepareStack();
    });
  }

  /** The stack as Terraform JSON. */
  // The type that cdktf declares.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  override toTerraform(): any {
    return renderPlainly(this, () => super.toTerraform() as unknown);
  }

  /**
   * Creates a tenant from a parsed declaration. The stack has the name of the declaration, and its texts are used literally.
   */
  static fromDeclaration(
    scope: Construct,
    { metadata, spec }: TenantDeclaration,
    options: TenantOptions = {},
  ): IntuneTenant {
    const props = { ...literally(spec), ...options };
    return new IntuneTenant(scope, metadata.name, isAccepted(spec) ? trust(props, options) : props);
  }

  /**
   * Creates a tenant from a YAML declaration. Synth reports every problem with file, line and column.
   *
   * @param scope - the app
   * @param source - path of the file, or the text itself
   * @param options - how to connect to the tenant
   */
  static fromYaml(scope: Construct, source: YamlSource, options: TenantOptions = {}): IntuneTenant {
    const parsed = typeof source === 'string' ? loadDeclaration(source) : parseDeclaration(source.text, source.file);
    const { declaration, diagnostics } = parsed;
    const spec = literally(declaration?.spec ?? { tenantId: guid('') });
    return new IntuneTenant(scope, stackName(scope, parsed), trust({ ...spec, ...options, diagnostics }, options));
  }

  private providerOf({
    provider,
    tenantId,
    preflight,
    onExisting,
    graphEndpoint,
    credential,
  }: loose.TenantSpec & TenantOptions): IntuneProvider {
    // Nothing in the stack refers to it: `drift` reads it, also from a stack that a program synthesized.
    if (credential) this.addOverride('locals.credential_renew_before_days', credential.renewBeforeDays);
    return new IntuneProvider(this, 'intune', {
      ...provider,
      tenantId,
      ...(preflight !== undefined && { preflight }),
      ...(onExisting !== undefined && { onExisting }),
      ...(graphEndpoint !== undefined && { graphEndpoint }),
    });
  }

  private watch(): void {
    this.node.addValidation({ validate: () => this.errors() });
    Aspects.of(this).add(new AuthorityFirst(this));
    Aspects.of(this).add({
      visit: (node) => {
        if (node !== this) return;
        this.annotate();
        const objects = managedObjects(this);
        protectObjects(objects, this.#props);
        this.takeOver(managingOf(objects, this.#props));
        if (this.provider) readAhead(this, this.provider);
      },
    });
  }

  private errors(): string[] {
    return this.diagnostics.filter(({ severity }) => severity === 'error').map(renderLine);
  }

  private takeOver(managing: Managing): void {
    const { blocks } = this.sorted(managing);
    const { moved, removed, locals } = managing;
    for (const [name, list] of Object.entries({ import: blocks, moved, removed }))
      if (list.length > 0) this.addOverride(name, literally(list));
    for (const [name, value] of Object.entries(locals)) this.addOverride(`locals.${name}`, literally(value));
  }

  private sorted({ imports, moved }: Managing): SortedImports {
    return sortImports(this, [...imports, ...(this.#props.imports ?? [])], moved);
  }

  private annotate(): void {
    // Not with `Annotations`, which records a stack trace: the diagnostic names the place in the declaration.
    const { WARN: warning, INFO: info } = AnnotationMetadataEntryType;
    for (const found of this.diagnostics)
      if (found.severity !== 'error')
        this.node.addMetadata(found.severity === 'warning' ? warning : info, renderLine(found));
  }
}

/** Properties from a declaration that was already checked. Synth checks the constructs of every tenant. */
const accepted = new WeakSet<IntuneTenantProps>();

/** Options that are settings of a declaration, which TypeScript allows in a variable, were not checked. */
function trust(props: IntuneTenantProps, options: TenantOptions): IntuneTenantProps {
  const { provider: _provider, graphEndpoint: _endpoint, imports: _imports, ...others } = options;
  if (Object.keys(others).length === 0) accepted.add(props);
  return props;
}

/**
 * The name of the declaration. If it cannot be read, a name that allows errors to be reported alongside those of other
 * tenants.
 */
function stackName(scope: Construct, { declaration, file }: ParsedDeclaration): string {
  if (declaration) return declaration.metadata.name;
  const name = basename(file).replaceAll(/[^A-Za-z0-9-]+/gu, '-');
  return freeChildId(scope, name, scope.node.children.length);
}
