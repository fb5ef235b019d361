import { Construct } from 'constructs';

import type { Acknowledgement, Authority, AuthorityTransition } from '../../schemas/index.js';
import { nameFrom } from '../declared-path.js';
import { IntuneMdmAuthority, type IntuneMdmAuthorityTransition } from '../generated/index.js';
import { declare } from '../inverse/inverse.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/**
 * The MDM authority of a tenant, which decides what manages its devices. Every other Intune resource of the tenant depends on it
 * automatically.
 *
 * Terraform address: `intune_mdm_authority.authority`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/mdm-authority-set
 */
export class MdmAuthority extends Construct {
  /** The resource in Terraform. */
  readonly resource: IntuneMdmAuthority;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the desired authority, and the permission to leave another one
   */
  constructor(scope: Construct, id: string, props: Authority) {
    super(scope, id);
    declarePart(this, { authority: props });
    const { desired, transition } = props;
    this.resource = new IntuneMdmAuthority(this, 'Default', {
      authority: desired,
      ...(transition && { transition: toTransition(transition) }),
    });
    nameFrom(this.resource, 'authority', ['spec', 'authority']);
  }
}

/** Converts a transition for Terraform, whose lists have elements of one type: limits are separate from the names. */
function toTransition({ from, acknowledge }: AuthorityTransition): IntuneMdmAuthorityTransition {
  // In the declaration, the type is a union over the authorities that can be left.
  const all: readonly Acknowledgement<Consequence>[] = acknowledge;
  const bounds = Object.assign({}, ...all.filter((one) => typeof one !== 'string')) as Bounds;
  const { coexistence, 'apns-required': apnsRequired } = bounds;
  return {
    from,
    acknowledge: all.map((one) => (typeof one === 'string' ? one : (Object.keys(one)[0] as Consequence))),
    ...((coexistence ?? apnsRequired) && {
      bounds: { ...(coexistence && { coexistence }), ...(apnsRequired && { apnsRequired }) },
    }),
  };
}

type Consequence = IntuneMdmAuthorityTransition['acknowledge'][number];
type Bounds = Readonly<Partial<Record<Consequence, { readonly devices: number }>>>;

const section = ['authority'];

/** The MDM authority. */
export const authoritySection = defineSection({
  path: section,
  declaredIn: ({ authority }) => authority,
  build: (tenant, declared: Authority) => new MdmAuthority(tenant, 'authority', declared),
  subjects: { '': 'the authority', transition: 'the transition' },
  samples: {
    mdmAuthority: `spec:
  authority:
    desired: intune`,
  },
  inverses: [
    {
      definition: 'mdmAuthority',
      section,
      as: 'whole',
      invert: ({ declared: { authority = null } }) => declare({ desired: authority }),
    },
  ],
  readiness: ({ resource }) => ({ after: [resource] }),
});
