import { byHand, changes, drift, empty } from '../change.js';
import { named } from '../draft.js';

/** Somebody changes the tenant by hand. */
export const outside = changes(
  {
    title: 'a description is changed by hand',
    outside: byHand('deviceCategories', 'Field', { description: 'Other' }),
    plan: drift({ update: 1 }, '"drift"'),
    writes: 1,
  },
  {
    title: 'a category is renamed by hand',
    outside: byHand('deviceCategories', 'Kiosks', { displayName: 'Kiosk devices' }),
    plan: drift({ update: 1 }),
    writes: 1,
  },
  {
    title: 'a description is changed by hand, and the declaration follows',
    outside: byHand('deviceCategories', 'Field', { description: 'Outdoor devices' }),
    edit: ({ categories }) => (named(categories, 'Field').description = 'Outdoor devices'),
    plan: empty,
    writes: 0,
  },
  {
    title: 'a category is deleted by hand',
    outside: byHand('deviceCategories', 'Loans', 'delete'),
    plan: drift({ create: 1 }, '"deletedOutside": true'),
    writes: 1,
  },
  {
    title: 'a limit in an order is deleted by hand',
    outside: byHand('deviceEnrollmentConfigurations', 'Field staff', 'delete'),
    // The object, its assignments and its place.
    plan: drift({ create: 1, update: 1 }),
    writes: 3,
  },
  {
    title: 'a limit is raised by hand',
    outside: byHand('deviceEnrollmentConfigurations', 'Service desk', {
      '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
      limit: 9,
    }),
    plan: drift({ update: 1 }, '"tightened"'),
    writes: 1,
  },
  {
    title: 'something is changed by hand while the declaration goes on',
    outside: byHand('deviceCategories', 'Field', { description: 'Other' }),
    edit: ({ categories }) => categories.push({ displayName: 'Lab' }),
    plan: { exitCode: 4, actions: { create: 1, update: 1 } },
    writes: 2,
  },
);
