import type { CodeTable } from './code.js';

/** Codes 2170 to 2179: rules among objects of the tenant, declared or not. */
export const neighbourCodes = {
  INT2170: {
    title: 'A cleanup rule of the tenant acts on the same devices',
    cause:
      'The tenant has a cleanup rule that is not declared here and covers some of the same devices: one for all platforms beside one for a platform. Microsoft does not document which of them counts.',
    remedy: 'Remove one of them, or declare both with the same days.',
  },
  INT2171: {
    title: 'Another Autopilot profile has all devices',
    cause: 'Graph refuses a second Autopilot profile that is assigned to all devices, and the tenant has one already.',
    remedy: 'Take the assignment from the other profile, or assign this one to groups.',
  },
  INT2172: {
    title: 'The tenant has too many objects of a kind',
    cause: 'With the objects that the plan creates, the tenant has more of them than Intune allows.',
    remedy: 'Remove objects that nobody needs, or merge some.',
  },
  INT2173: {
    title: 'The tenant does not have what an id refers to',
    cause:
      'A group, app, assignment filter or scope tag is referred to by an id that the tenant does not have. Graph accepts most such ids, and the reference has no effect.',
    remedy: 'Correct the id, or refer to the object by its display name, which plan looks up.',
  },
} as const satisfies CodeTable;
