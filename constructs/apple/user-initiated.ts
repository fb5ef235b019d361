import type { Construct } from 'constructs';

import type { UserInitiatedProfile } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import type { ITerraformDependable } from '../cdk.js';
import { nameFrom } from '../declared-path.js';
import {
  IntuneAppleUserInitiatedEnrollmentProfile,
  IntuneAppleUserInitiatedEnrollmentProfileOrder,
} from '../generated/index.js';
import { elements, order } from '../inverse/element.js';
import type { Inverse } from '../inverse/inverse.js';
import { addElement } from '../section/add-element.js';
import { toUserTarget } from '../targets.js';

type Platform = UserInitiatedProfile['platform'];

/** User-initiated profiles in Terraform. */
export interface AppleProfiles {
  /** The profiles by display name, in order of priority. */
  readonly profiles: ReadonlyMap<string, IntuneAppleUserInitiatedEnrollmentProfile>;
  /** The order of each platform that has profiles. */
  readonly orders: ReadonlyMap<Platform, IntuneAppleUserInitiatedEnrollmentProfileOrder>;
}

/**
 * Creates the resources of user-initiated profiles, with the order of each platform. `after`: resources that they
 * depend on.
 */
export function userInitiatedProfiles(
  scope: Construct,
  declared: readonly UserInitiatedProfile[],
  after: readonly ITerraformDependable[],
): AppleProfiles {
  const made = declared.map((profile, index) => ({ ...profile, resource: make(scope, profile, { index, after }) }));
  const platforms = new Set(declared.map(({ platform }) => platform));
  const orders = [...platforms].map((platform): [Platform, IntuneAppleUserInitiatedEnrollmentProfileOrder] => {
    const ids = made.filter((profile) => profile.platform === platform).map(({ resource }) => referenceToId(resource));
    const resource = new IntuneAppleUserInitiatedEnrollmentProfileOrder(scope, `order-${platform}`, { platform, ids });
    nameFrom(resource, platform, ['spec', ...section]);
    return [platform, resource];
  });
  return {
    profiles: new Map(made.map(({ displayName, logicalId = displayName, resource }) => [logicalId, resource])),
    orders: new Map(orders),
  };
}

interface Place {
  readonly index: number;
  readonly after: readonly ITerraformDependable[];
}

function make(
  scope: Construct,
  { logicalId, assignments = [], ...profile }: UserInitiatedProfile,
  { index, after }: Place,
): IntuneAppleUserInitiatedEnrollmentProfile {
  const place = { list: ['spec', ...section], index, fallback: 'profile', prefix: 'profile-' };
  return addElement(scope, { logicalId, name: profile.displayName, ...place }, (childId) => {
    return new IntuneAppleUserInitiatedEnrollmentProfile(scope, childId, {
      ...profile,
      assignments: assignments.map(toUserTarget),
      ...(after.length > 0 && { dependsOn: [...after] }),
    });
  });
}

const section = ['enrollment', 'apple', 'userInitiated'];

/** Sample declarations, for the reference pages. */
export const userInitiatedSamples = {
  appleUserInitiatedEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      userInitiated:
        - displayName: BYOD iPhones
          platform: iOS
          defaultEnrollmentType: accountDrivenUserEnrollment
          assignments: [{ group: 11111111-2222-4333-8444-555555555555 }]`,
} as const;

/** Exports user-initiated profiles. */
export const userInitiatedInverses: readonly Inverse[] = [
  elements('appleUserInitiatedEnrollmentProfile', section, { ordered: true, within: 'platform', named: 'displayName' }),
  order('appleUserInitiatedEnrollmentProfileOrder', section),
];
