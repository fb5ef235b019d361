import { Construct } from 'constructs';

import { type Diagnostic, type ExportedObject, imageTypeOf, type Value } from '../../core/index.js';
import type { CustomBranding, DefaultBranding, PortalBranding } from '../../schemas/index.js';
import { readImages } from '../company-portal/images.js';
import { nameFrom } from '../declared-path.js';
import { IntuneBrandingProfile, IntuneDefaultBrandingProfile } from '../generated/index.js';
import { attributePathsOf, elementOf, scopeTags as renamed } from '../inverse/element.js';
import { declare, type InverseTools, type Inverted } from '../inverse/inverse.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';
import { toUserTarget } from '../targets.js';

/**
 * How the Company Portal looks, who it lists for support, and whether it offers enrollment: the default, and profiles for some
 * users. Images are read from their files at synth; the state stores only their SHA-256. Images that the default omits are not
 * changed.
 *
 * Terraform addresses: `intune_default_branding_profile.default`, and by profile name `intune_branding_profile.subsidiary`. A new
 * name without a `logicalId` creates a new profile.
 *
 * @see https://learn.microsoft.com/intune/intune-service/apps/company-portal-app
 */
export class CompanyPortal extends Construct {
  /** The default profile in Terraform. Undefined: it is not managed. */
  readonly default: IntuneDefaultBrandingProfile | undefined;
  /** The custom profiles in Terraform, by profile name. */
  readonly custom: ReadonlyMap<string, IntuneBrandingProfile>;

  readonly #problems: Diagnostic[] = [];

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the profiles
   */
  constructor(scope: Construct, id: string, props: PortalBranding) {
    super(scope, id);
    declarePart(this, { enrollment: { companyPortal: props } }, this.#problems);
    this.default = props.default && this.defaultProfile(props.default);
    const profiles = (props.custom ?? []).map((profile, index) => this.customProfile(profile, index));
    this.custom = new Map(profiles.map((resource) => [resource.profileNameInput ?? '', resource]));
  }

  private defaultProfile({ scopeTags, ...declared }: DefaultBranding): IntuneDefaultBrandingProfile {
    const path = ['spec', ...section, 'default'];
    const { problems, settings } = readImages(declared, path);
    this.#problems.push(...problems);
    const resource = new IntuneDefaultBrandingProfile(this, 'default', {
      ...settings,
      ...(scopeTags && { roleScopeTagIds: scopeTags }),
    });
    nameFrom(resource, 'default', path);
    return resource;
  }

  private customProfile(
    { logicalId, assignments = [], scopeTags, ...declared }: CustomBranding,
    index: number,
  ): IntuneBrandingProfile {
    const { problems, settings } = readImages(declared, ['spec', ...custom, index]);
    this.#problems.push(...problems);
    // `custom-` avoids a clash with a profile named "Default". The rules of the tenant report equal names.
    const place = { list: ['spec', ...custom], index, fallback: 'profile', prefix: 'custom-' };
    return addElement(this, { logicalId, name: declared.profileName, ...place }, (childId) => {
      return new IntuneBrandingProfile(this, childId, {
        ...settings,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toUserTarget),
      });
    });
  }
}

const section = ['enrollment', 'companyPortal'];
const custom = [...section, 'custom'];

/** The Company Portal. An export writes its images to files next to the declaration. */
export const companyPortalSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.companyPortal,
  build: (tenant, declared: PortalBranding) => new CompanyPortal(tenant, 'company-portal', declared),
  samples: {},
  inverses: [
    {
      definition: 'defaultBrandingProfile',
      section: [...section, 'default'],
      as: 'whole',
      loose: true,
      attributePaths: attributePathsOf({ renamed }),
      invert: invertDefault,
    },
    {
      definition: 'brandingProfile',
      section: custom,
      as: 'element',
      named: 'profileName',
      attributePaths: attributePathsOf({ renamed }),
      invert: invertCustom,
    },
  ],
  exportedAfter: 'notifications',
});

/** Exports the default profile. Images that are not declared stay unchanged. */
function invertDefault(object: ExportedObject, tools: InverseTools): Inverted {
  const notes = strangeImages(object).map((name) => ({ path: [], text: `${name} is kept: ${strange}.` }));
  return declare({ ...elementOf(object, { renamed }), ...imagesOf(object, tools) }, notes);
}

const strange = 'its image is neither PNG nor JPEG, so it cannot be declared';

/** Exports a custom profile. Images that are not declared would be removed. */
function invertCustom(object: ExportedObject, tools: InverseTools): Inverted {
  const [lost] = strangeImages(object);
  if (lost !== undefined) return { state: 'refused', why: `${lost}: ${strange}` };
  const { assignments, ...profile } = elementOf(object, { renamed });
  return declare({ ...profile, ...imagesOf(object, tools), ...(assignments !== undefined && { assignments }) });
}

function strangeImages({ files }: ExportedObject): readonly string[] {
  return Object.keys(files).filter((name) => imageTypeOf(files[name] ?? '') === undefined);
}

function imagesOf(object: ExportedObject, { keep }: InverseTools): Record<string, Value> {
  const lost = strangeImages(object);
  const names = Object.keys(object.files).filter((name) => !lost.includes(name));
  return Object.fromEntries(names.map((name) => [name, { file: keep(object, name) }]));
}
