import { changes, empty, pending, refused } from '../change.js';
import { arrange, named } from '../draft.js';

/** Values, names, assignments and orders change. */
export const edits = changes(
  {
    title: 'correct a description',
    edit: ({ categories }) => (named(categories, 'Field').description = 'Rugged devices of the field team'),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'rename a category, with its former name',
    edit: ({ categories }) => Object.assign(named(categories, 'Kiosk'), { displayName: 'Kiosks', formerly: 'Kiosk' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'take the former name out again',
    edit: ({ categories }) => delete named(categories, 'Kiosks').formerly,
    plan: empty,
    writes: 0,
  },
  {
    title: 'rename a category that keeps its address',
    edit: ({ categories }) =>
      Object.assign(named(categories, 'Office'), { displayName: 'Offices', logicalId: 'office' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'rename an ADE token without its former name: refused',
    edit: ({ tokens }) => Object.assign(tokens[0] ?? {}, { tokenName: 'ABM Contoso' }),
    plan: refused('INT2158', { create: 2, delete: 2, forget: 1, adopt: 1 }),
    writes: 0,
  },
  {
    title: 'rename an ADE token, with its former name',
    edit: ({ tokens }) => Object.assign(tokens[0] ?? {}, { tokenName: 'ABM Contoso', formerly: 'ABM' }),
    // Its profile and the choice of the default one are below it.
    plan: pending({ move: 2, update: 1 }),
    writes: 1,
  },
  {
    title: 'rename a scope tag that is in use',
    edit: (draft) => {
      Object.assign(named(draft.scopeTags, 'Region'), { displayName: 'Region north', formerly: 'Region' });
      named(draft.categories, 'Field').scopeTags = ['Region north'];
    },
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'rename a limit in an order',
    edit: ({ limits }) =>
      Object.assign(named(limits.custom, 'Field'), { displayName: 'Field staff', formerly: 'Field' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'raise a limit',
    edit: ({ limits }) => (named(limits.custom, 'Field staff').limit = 5),
    plan: pending({ update: 1 }, '"loosened"'),
    writes: 1,
  },
  {
    title: 'put the last limit first',
    edit: ({ limits }) => {
      arrange(limits.custom, 'Contractors', 'Field staff', 'Service desk');
    },
    plan: pending({ update: 1 }, '"order"'),
    writes: 1,
  },
  {
    title: 'assign a limit to one more group',
    edit: ({ limits }) =>
      (named(limits.custom, 'Contractors').assignments = [{ group: 'Contractors' }, { group: 'Kiosks' }]),
    plan: pending({ update: 1 }, 'group \\"Kiosks\\"'),
    writes: 1,
  },
  {
    title: 'exclude a group from a limit',
    edit: ({ limits }) =>
      (named(limits.custom, 'Contractors').assignments = [{ group: 'Contractors' }, { excludeGroup: 'Kiosks' }]),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'write assignments in another order: nothing changes',
    edit: ({ limits }) =>
      (named(limits.custom, 'Contractors').assignments = [{ excludeGroup: 'Kiosks' }, { group: 'Contractors' }]),
    plan: empty,
    writes: 0,
  },
  {
    title: 'assign a restriction without its filter',
    edit: ({ restrictions }) =>
      (named(restrictions.custom, 'Surface pilots').assignments = [{ group: 'Windows pilots' }]),
    plan: pending({ update: 1 }, 'filter \\"Surface\\" (include)'),
    writes: 1,
  },
  {
    title: 'change the rule of a filter',
    edit: ({ filters }) => (named(filters, 'Surface').rule = '(device.manufacturer -eq "Microsoft Corporation")'),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'move a filter to another platform: replaced',
    edit: ({ filters }) =>
      Object.assign(named(filters, 'Surface'), { platform: 'iOS', rule: '(device.model -eq "iPhone")' }),
    plan: pending({ replace: 1 }),
    writes: 2,
  },
  {
    title: 'swap the platforms of two restrictions',
    edit: ({ restrictions }) => {
      Object.assign(named(restrictions.custom, 'Surface pilots'), { platformType: 'ios' });
      Object.assign(named(restrictions.custom, 'Contractors bring no iPhones'), { platformType: 'windows' });
    },
    plan: pending({ replace: 2, update: 2 }),
    writes: 6,
  },
  {
    title: 'require a version of iOS by default',
    edit: ({ restrictions }) => {
      restrictions.default = { ...restrictions.default, ios: { personal: 'allow', osMinimumVersion: '17.0' } };
    },
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'block every iPhone by default',
    edit: ({ restrictions }) => (restrictions.default = { ...restrictions.default, ios: { platform: 'block' } }),
    plan: pending({ update: 1 }, '"tightened"'),
    writes: 1,
  },
  {
    title: 'renew the token of the Android kiosks',
    edit: ({ corporateProfiles }) =>
      (named(corporateProfiles, 'Shop kiosks').tokenExpirationDateTime = '2032-01-01T00:00:00Z'),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'rename the profile of the Android kiosks',
    edit: ({ corporateProfiles }) =>
      Object.assign(named(corporateProfiles, 'Shop kiosks'), { displayName: 'Kiosks', formerly: 'Shop kiosks' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'shorten a cleanup rule',
    edit: ({ cleanupRules }) => (cleanupRules[0] = { platform: 'windows', inactiveDays: 90 }),
    plan: pending({ update: 1 }, '"retention"'),
    writes: 1,
  },
  {
    title: 'change the terms',
    edit: ({ terms }) => (named(terms, 'Terms of use').bodyText = 'It may be removed when you leave.'),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'change texts of the Company Portal',
    edit: ({ companyPortal }) => Object.assign(companyPortal ?? {}, { contactITPhoneNumber: '555 0100' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'add a corporate device',
    edit: ({ identifiers }) =>
      identifiers.push({ importedDeviceIdentityType: 'serialNumber', importedDeviceIdentifier: 'C02XL0GGJGH6' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'change the default status page and one beside it',
    edit: ({ statusPages }) => {
      statusPages.default = { showInstallationProgress: true, allowDeviceUseOnInstallFailure: true };
      named(statusPages.custom, 'Autopilot').installProgressTimeoutInMinutes = 120;
    },
    plan: pending({ update: 2 }),
    writes: 2,
  },
  {
    title: 'declare the same in TypeScript',
    language: 'typescript',
    plan: empty,
    writes: 0,
  },
  {
    title: 'create a category in TypeScript',
    edit: ({ categories }) => categories.push({ displayName: 'Loan' }),
    plan: pending({ create: 1 }),
    writes: 1,
  },
  {
    title: 'rename it in TypeScript',
    edit: ({ categories }) => Object.assign(named(categories, 'Loan'), { displayName: 'Loans', formerly: 'Loan' }),
    plan: pending({ update: 1 }),
    writes: 1,
  },
  {
    title: 'go back to YAML',
    language: 'yaml',
    plan: empty,
    writes: 0,
  },
);
