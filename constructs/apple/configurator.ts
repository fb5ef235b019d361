import type { Construct } from 'constructs';

import type { ConfiguratorProfile } from '../../schemas/index.js';
import type { ITerraformDependable } from '../cdk.js';
import { IntuneAppleConfiguratorEnrollmentProfile } from '../generated/index.js';
import { intuneAccountId } from '../intune-account.js';
import { elements } from '../inverse/element.js';
import type { Inverse } from '../inverse/inverse.js';
import { addElement } from '../section/add-element.js';

const section = ['enrollment', 'apple', 'configurator'];

/**
 * Creates the resources of Apple Configurator profiles, by `logicalId` or display name. `after`: resources that they
 * depend on.
 */
export function configuratorProfiles(
  scope: Construct,
  declared: readonly ConfiguratorProfile[],
  after: readonly ITerraformDependable[],
): ReadonlyMap<string, IntuneAppleConfiguratorEnrollmentProfile> {
  const made = declared.map((profile, index): [string, IntuneAppleConfiguratorEnrollmentProfile] => [
    profile.logicalId ?? profile.displayName,
    make(scope, profile, { index, after }),
  ]);
  return new Map(made);
}

interface Place {
  readonly index: number;
  readonly after: readonly ITerraformDependable[];
}

function make(
  scope: Construct,
  { logicalId, ...profile }: ConfiguratorProfile,
  { index, after }: Place,
): IntuneAppleConfiguratorEnrollmentProfile {
  const place = { list: ['spec', ...section], index, fallback: 'profile', prefix: 'configurator-' };
  return addElement(scope, { logicalId, name: profile.displayName, ...place }, (childId) => {
    return new IntuneAppleConfiguratorEnrollmentProfile(scope, childId, {
      ...profile,
      depOnboardingSettingId: intuneAccountId(scope),
      ...(after.length > 0 && { dependsOn: [...after] }),
    });
  });
}

/** A sample declaration, for the reference pages. */
export const configuratorSamples = {
  appleConfiguratorEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      configurator:
        - displayName: iPads of the workshop
          requiresUserAuthentication: false`,
} as const;

/** Exports Apple Configurator profiles. */
export const configuratorInverses: readonly Inverse[] = [
  elements('appleConfiguratorEnrollmentProfile', section, { named: 'displayName' }),
];
