import type { Construct } from 'constructs';
import type { AppleAssignment, UserInitiatedProfile } from '../schemas/index.js';
import type { ITerraformDependable } from './cdk.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneAppleUserInitiatedEnrollmentProfile,
  IntuneAppleUserInitiatedEnrollmentProfileOrder,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toUserTarget } from './user-targets.js';

type Platform = UserInitiatedProfile['platform'];

/** User-initiated profiles in Terraform. */
export interface AppleProfiles {
  /** By display name, in order of priority. */
  readonly profiles: ReadonlyMap<string, IntuneAppleUserInitiatedEnrollmentProfile>;
  /** The order of each platform that has profiles. */
  readonly orders: ReadonlyMap<Platform, IntuneAppleUserInitiatedEnrollmentProfileOrder>;
}

/** Makes the resources of user-initiated profiles, with the order of each platform. `after`: what comes before them. */
export function userInitiatedProfiles(
  scope: Construct,
  declared: readonly UserInitiatedProfile[],
  after: readonly ITerraformDependable[],
): AppleProfiles {
  const made = declared.map((profile, index) => ({ ...profile, resource: make(scope, profile, { index, after }) }));
  const platforms = new Set(declared.map(({ platform }) => platform));
  const orders = [...platforms].map((platform): [Platform, IntuneAppleUserInitiatedEnrollmentProfileOrder] => {
    const ids = made.filter((profile) => profile.platform === platform).map(({ resource }) => resource.id);
    const order = new IntuneAppleUserInitiatedEnrollmentProfileOrder(scope, `order-${platform}`, { platform, ids });
    nameFrom(order, platform, ['spec', 'enrollment', 'apple', 'userInitiated']);
    return [platform, order];
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
  const id = logicalId ?? logicalIdOf(profile.displayName, `profile-${String(index + 1)}`);
  // Equal names are reported by the rules of the tenant, with a better message than that of the construct tree.
  const name = scope.node.tryFindChild(`profile-${id}`) ? `profile-${id}-${String(index)}` : `profile-${id}`;
  const resource = new IntuneAppleUserInitiatedEnrollmentProfile(scope, name, {
    ...profile,
    assignments: assignments.map((assignment: AppleAssignment) => toUserTarget(assignment)),
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
  nameFrom(resource, id, ['spec', 'enrollment', 'apple', 'userInitiated', index]);
  return resource;
}
