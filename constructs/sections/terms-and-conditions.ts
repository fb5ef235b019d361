import { Construct } from 'constructs';

import type { Terms } from '../../schemas/index.js';
import { IntuneTermsAndConditions } from '../generated/index.js';
import { elements, scopeTags as renamed } from '../inverse/element.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';
import { toTermsTarget } from '../targets.js';

/** Properties of `TermsAndConditions`. */
export interface TermsAndConditionsProps {
  /** The terms, in any order. Their names must differ, unless a `logicalId` distinguishes them. */
  readonly terms: readonly Terms[];
}

/**
 * Terms that users must accept in the Company Portal before they enroll a device. New terms start at version 1. If you
 * omit the version, it does not change, so users are not asked again by accident. Increase `version` whenever the
 * meaning changes.
 *
 * Terraform addresses derive from the names: `intune_terms_and_conditions.terms-of-use`. A new name without a `logicalId` creates
 * new terms, which every user must accept.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/terms-and-conditions-create
 */
export class TermsAndConditions extends Construct {
  /** The resources in Terraform, by `logicalId` or display name. */
  readonly resources: ReadonlyMap<string, IntuneTermsAndConditions>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the terms
   */
  constructor(scope: Construct, id: string, { terms }: TermsAndConditionsProps) {
    super(scope, id);
    declarePart(this, { enrollment: { termsAndConditions: terms } });
    this.resources = new Map(terms.map((one, index) => [one.logicalId ?? one.displayName, this.resource(one, index)]));
  }

  private resource(
    { logicalId, assignments = [], scopeTags, ...terms }: Terms,
    index: number,
  ): IntuneTermsAndConditions {
    const element = { logicalId, name: terms.displayName, list: ['spec', ...section], index, fallback: 'terms' };
    return addElement(this, element, (childId) => {
      return new IntuneTermsAndConditions(this, childId, {
        ...terms,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toTermsTarget),
      });
    });
  }
}

const section = ['enrollment', 'termsAndConditions'];

/** The terms and conditions. */
export const termsAndConditionsSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.termsAndConditions,
  build: (tenant, terms: readonly Terms[]) => new TermsAndConditions(tenant, 'terms', { terms }),
  samples: {},
  inverses: [elements('termsAndConditions', section, { renamed, named: 'displayName' })],
});
