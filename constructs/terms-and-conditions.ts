import { Construct } from 'constructs';
import type { Terms } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneTermsAndConditions } from './generated/index.js';
import { freeChildId, logicalIdOf } from './logical-id.js';
import { toUserTarget } from './user-targets.js';

/** Properties of `TermsAndConditions`. */
export interface TermsAndConditionsProps {
  /** The terms, in any order. Their names must differ, unless a `logicalId` tells them apart. */
  readonly terms: readonly Terms[];
}

/**
 * What users must accept in the Company Portal before they enroll a device.
 *
 * New terms start with version 1, and a version that is not declared stays as it is: nobody is asked again by accident. Raise
 * `version` with every change of meaning. Terraform's addresses come from the names:
 * `intune_terms_and_conditions.terms-of-use`. A new name without a `logicalId` makes new terms, which everybody has to accept.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/terms-and-conditions-create
 */
export class TermsAndConditions extends Construct {
  /** The resources in Terraform, by `logicalId` or display name. */
  readonly resources: ReadonlyMap<string, IntuneTermsAndConditions>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the terms
   */
  constructor(scope: Construct, id: string, { terms }: TermsAndConditionsProps) {
    super(scope, id);
    declarePart(this, { termsAndConditions: terms });
    this.resources = new Map(terms.map((one, index) => [one.logicalId ?? one.displayName, this.resource(one, index)]));
  }

  private resource(
    { logicalId, assignments = [], scopeTags, ...terms }: Terms,
    index: number,
  ): IntuneTermsAndConditions {
    const id = logicalId ?? logicalIdOf(terms.displayName, `terms-${String(index + 1)}`);
    const resource = new IntuneTermsAndConditions(this, freeChildId(this, id, index), {
      ...terms,
      ...(scopeTags && { roleScopeTagIds: scopeTags }),
      assignments: assignments.map(toUserTarget),
    });
    nameFrom(resource, id, ['spec', 'enrollment', 'termsAndConditions', index]);
    return resource;
  }
}
