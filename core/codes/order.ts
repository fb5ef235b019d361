import type { CodeTable } from './code.js';

/** Codes 2080 to 2089: order, priorities, and what the identity is allowed to read and write. */
export const orderCodes = {
  INT2080: {
    title: 'The order of objects changes',
    cause:
      'Apply changes the order of existing objects. The message lists the current and the new order of the objects that stay.',
    remedy: 'None, if this change is intended.',
  },
  INT2081: {
    title: 'An order contains an unknown object',
    cause: 'An id in the order does not exist in the tenant, or belongs to an object of another order.',
    remedy: 'Remove or correct the id. Refer to the resource instead of using an id.',
  },
  INT2082: {
    title: 'An order contains an object twice',
    cause: 'Each object has exactly one position. Ids are not case-sensitive.',
    remedy: 'Remove one of the entries.',
  },
  INT2083: {
    title: 'The new order is not visible yet',
    cause:
      'Graph accepted every move, but the tenant still shows another order. Someone else may be moving objects too.',
    remedy: 'Wait a few minutes and plan again.',
  },
  INT2084: {
    title: 'This identity has no permission to write an object',
    cause:
      'The token has none of the permissions that are required to write the object. No request is sent: the plan warns, and apply fails before its first request.',
    remedy:
      'Grant the permission that the message names. `intuneform doctor` lists all permissions that a declaration needs. The setting `preflight` decides whether a plan fails.',
  },
  INT2085: {
    title: 'An administrator must apply an object',
    cause:
      'Graph does not allow applications to access the object, or requires a Microsoft Entra role, and this run uses an application. [permissions.md](reference/permissions.md) lists these cases. No request is sent: the plan warns, and apply fails before its first request.',
    remedy:
      'Have a signed-in administrator apply the object as the message describes, or remove it from this declaration.',
  },
  INT2088: {
    title: 'Two objects have the same priority',
    cause: 'Each priority belongs to one object. With a duplicate, each apply would move one of the two objects.',
    remedy: 'Give each object a different priority, or declare the order as a resource.',
  },
  INT2089: {
    title: 'Priorities and an order conflict',
    cause:
      'The same objects have a `priority` and are part of an order resource, with different positions. Each apply would undo the changes of the other one.',
    remedy: 'Declare the positions only once: remove the priorities or the order.',
  },
  INT2087: {
    title: 'Graph may reject a change by this identity',
    cause:
      'According to reports, Graph rejects this change for identities of this kind even if the permissions suffice. The reports are few or contradictory, so apply sends the change.',
    remedy: 'Apply. If Graph rejects the change, follow the message.',
  },
  INT2086: {
    title: 'This identity has no permission to read an object',
    cause:
      'The token has none of the permissions that are required to read the object. Its values are unknown, and it is never treated as absent.',
    remedy:
      'Grant the permission that the message names. `intuneform doctor` lists all permissions that a declaration needs.',
  },
} as const satisfies CodeTable;
