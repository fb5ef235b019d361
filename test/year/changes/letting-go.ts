import { changes, empty, pending, refused } from '../change.js';
import { drop, named } from '../draft.js';

/** Objects are let go, restored, released and deleted. */
export const lettingGo = changes(
  {
    title: 'delete a category',
    edit: ({ categories }) => {
      drop(categories, 'Lab');
    },
    plan: pending({ delete: 1 }, 'release: [categories.Lab]'),
    writes: 1,
  },
  {
    title: 'delete a scope tag that a category names: refused',
    edit: ({ scopeTags }) => {
      drop(scopeTags, 'Region north');
    },
    plan: refused('INT2160', { delete: 1 }),
    writes: 0,
  },
  {
    title: 'delete a scope tag and take it out of the category',
    edit: (draft) => {
      drop(draft.scopeTags, 'Region north');
      delete named(draft.categories, 'Field').scopeTags;
    },
    plan: pending({ delete: 1, update: 1 }),
    writes: 2,
  },
  {
    title: 'release a category',
    edit: (draft) => {
      drop(draft.categories, 'Loans');
      draft.guards.release = ['categories.Loans'];
    },
    plan: pending({ forget: 1 }),
    writes: 0,
  },
  {
    title: 'take the line out again',
    edit: ({ guards }) => delete guards.release,
    plan: empty,
    writes: 0,
  },
  {
    title: 'delete more than allowed: refused',
    edit: (draft) => {
      draft.categories = [];
      draft.guards.maxDeletions = 1;
    },
    plan: refused('INT2159', { delete: 3 }),
    writes: 0,
  },
  {
    title: 'delete what is protected: refused',
    edit: (draft) => {
      drop(draft.categories, 'Kiosks');
      draft.guards.preventDestroy = ['categories.Kiosks'];
    },
    plan: refused('INT2157', { delete: 1 }),
    writes: 0,
  },
  {
    title: 'delete a limit in the middle of an order',
    edit: ({ limits }) => {
      drop(limits.custom, 'Field staff');
    },
    plan: pending({ delete: 1, update: 1 }),
    writes: 1,
  },
  {
    title: 'take a platform out of the default restrictions: restored',
    edit: ({ restrictions }) => (restrictions.default = { windows: { personal: 'block' } }),
    plan: pending({ update: 1 }, '"INT2162"'),
    writes: 1,
  },
  {
    title: 'restore the default limit',
    edit: ({ limits }) => delete limits.default,
    plan: pending({ restore: 1 }, '"loosened"'),
    writes: 1,
  },
  {
    title: 'release the default status page',
    edit: (draft) => {
      delete draft.statusPages.default;
      draft.guards.release = ['statusPages.default'];
    },
    plan: pending({ forget: 1 }),
    writes: 0,
  },
  {
    title: 'delete a cleanup rule',
    edit: (draft) => {
      draft.cleanupRules.splice(1, 1);
      delete draft.guards.release;
    },
    plan: pending({ delete: 1 }),
    writes: 1,
  },
  {
    title: 'remove a corporate device',
    edit: ({ identifiers }) => identifiers.splice(0, 1),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'delete the Android profile: refused',
    edit: ({ corporateProfiles }) => {
      drop(corporateProfiles, 'Kiosks');
    },
    plan: refused('INT2158', { delete: 1 }),
    writes: 0,
  },
  {
    title: 'delete the Android profile, acknowledged',
    edit: (draft) => {
      drop(draft.corporateProfiles, 'Kiosks');
      draft.guards.allowDestroy = ['android.corporateProfiles.Kiosks'];
    },
    plan: pending({ delete: 1 }, '"INT2156"'),
    writes: 1,
  },
);
