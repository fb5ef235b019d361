import { Construct } from 'constructs';
import type { Diagnostic } from '../core/index.js';
import type { CustomBranding, DefaultBranding, PortalBranding } from '../schemas/index.js';
import { readImages } from './company-portal-images.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneBrandingProfile, IntuneDefaultBrandingProfile } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toUserTarget } from './user-targets.js';

/**
 * How the Company Portal looks, whom it names for support, and whether it offers enrollment: the default, and profiles for
 * some users.
 *
 * Images are read from their files at synth; the state keeps their SHA-256 alone. An image that the default does not declare
 * stays as the tenant has it. Terraform's addresses: `intune_default_branding_profile.default`, and by profile name
 * `intune_branding_profile.subsidiary`. A new name without a `logicalId` makes a new profile.
 *
 * @see https://learn.microsoft.com/intune/intune-service/apps/company-portal-app
 */
export class CompanyPortal extends Construct {
  /** The default profile in Terraform. Undefined: it is left as the tenant has it. */
  readonly default: IntuneDefaultBrandingProfile | undefined;
  /** The custom profiles in Terraform, by profile name. */
  readonly custom: ReadonlyMap<string, IntuneBrandingProfile>;

  readonly #problems: Diagnostic[] = [];

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the profiles
   */
  constructor(scope: Construct, id: string, props: PortalBranding) {
    super(scope, id);
    declarePart(this, { companyPortal: props, problems: this.#problems });
    this.default = props.default && this.defaultProfile(props.default);
    const custom = (props.custom ?? []).map((profile, index) => this.customProfile(profile, index));
    this.custom = new Map(custom.map((resource) => [resource.profileNameInput ?? '', resource]));
  }

  private defaultProfile(declared: DefaultBranding): IntuneDefaultBrandingProfile {
    const { problems, settings } = readImages(declared, ['spec', 'enrollment', 'companyPortal', 'default']);
    this.#problems.push(...problems);
    const resource = new IntuneDefaultBrandingProfile(this, 'default', settings);
    nameFrom(resource, 'default', ['spec', 'enrollment', 'companyPortal', 'default']);
    return resource;
  }

  private customProfile(
    { logicalId, assignments = [], scopeTags, ...declared }: CustomBranding,
    index: number,
  ): IntuneBrandingProfile {
    const path = ['spec', 'enrollment', 'companyPortal', 'custom', index];
    const { problems, settings } = readImages(declared, path);
    this.#problems.push(...problems);
    const id = logicalId ?? logicalIdOf(declared.profileName, `profile-${String(index + 1)}`);
    // `custom-` keeps a profile that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneBrandingProfile(this, this.node.tryFindChild(name) ? `${name}-${String(index)}` : name, {
      ...settings,
      ...(scopeTags && { roleScopeTagIds: scopeTags }),
      assignments: assignments.map(toUserTarget),
    });
    nameFrom(resource, id, path);
    return resource;
  }
}
