import type { CodeTable } from './code.js';

/** Codes 2170 to 2179: rules that involve other objects of the tenant, declared or not. */
export const neighbourCodes = {
  INT2170: {
    title: 'A cleanup rule in the tenant overlaps with a declared rule',
    cause:
      'The tenant has a cleanup rule that is not declared here and covers some of the same devices: one rule for all platforms and one for a single platform. Microsoft does not document which rule takes precedence.',
    remedy: 'Remove one of the rules, or declare both with the same number of days.',
  },
  INT2171: {
    title: 'Another Autopilot profile is assigned to all devices',
    cause: 'Graph rejects a second Autopilot profile that is assigned to all devices, and the tenant already has one.',
    remedy: 'Remove the assignment from the other profile, or assign this profile to groups.',
  },
  INT2172: {
    title: 'The tenant has too many objects of a kind',
    cause: 'With the objects that the plan creates, the tenant exceeds the limit of Intune for this kind of object.',
    remedy: 'Delete objects that you no longer need, or merge some of them.',
  },
  INT2173: {
    title: 'An id does not match any object in the tenant',
    cause:
      'The tenant has no group, app, assignment filter or scope tag with this id. Graph accepts most unknown ids, but the reference has no effect.',
    remedy: 'Correct the id, or use the display name, which the plan resolves.',
  },
  INT2174: {
    title: 'A change waits for the approval of another administrator',
    cause:
      'The tenant has an access policy of Multi Admin Approval for this kind of object. Apply can request the change, but Intune makes it only after another administrator approves it.',
    remedy:
      'Apply with a justification (`--justification`, or `approval_justification` of the provider). Have another administrator approve the request, and apply again within three days.',
  },
  INT2175: {
    title: 'It is unknown whether changes need approval',
    cause:
      'The access policies of Multi Admin Approval in the tenant could not be read, or Graph did not return the type of one of them. Changes may have to wait for another administrator.',
    remedy:
      'Grant the identity `DeviceManagementRBAC.Read.All`. Or check Tenant administration, Multi Admin Approval in the Intune admin center.',
  },
} as const satisfies CodeTable;
