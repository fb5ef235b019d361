import { changes, createdByHand, empty, pending } from '../change.js';
import { named } from '../draft.js';

/** A tenant is taken under management and grows. */
export const growth = changes(
  {
    title: 'declare the authority that the tenant has',
    plan: { exitCode: 0 },
    writes: 0,
  },
  {
    title: 'create two categories',
    edit: ({ categories }) => categories.push({ displayName: 'Kiosk' }, { displayName: 'Office' }),
    plan: pending({ create: 2 }),
    writes: 2,
  },
  {
    title: 'create a category with a description',
    edit: ({ categories }) => categories.push({ displayName: 'Field', description: 'Rugged devices' }),
    plan: pending({ create: 1 }),
    writes: 1,
  },
  {
    title: 'adopt the default limit and lower it',
    edit: ({ limits }) => (limits.default = 4),
    plan: pending({ adopt: 1 }, '"tightened"'),
    writes: 1,
  },
  {
    title: 'create a limit for a group',
    edit: ({ limits }) =>
      limits.custom.push({ displayName: 'Service desk', limit: 15, assignments: [{ group: 'Service desk' }] }),
    // The object and its assignments; the order of one is as it is.
    plan: pending({ create: 1, adopt: 1 }),
    writes: 2,
  },
  {
    title: 'create a limit below it',
    edit: ({ limits }) =>
      limits.custom.push({ displayName: 'Contractors', limit: 1, assignments: [{ group: 'Contractors' }] }),
    plan: pending({ create: 1, update: 1 }),
    writes: 2,
  },
  {
    title: 'create a limit above the others',
    edit: ({ limits }) =>
      limits.custom.unshift({ displayName: 'Field', limit: 3, assignments: [{ group: 'Field staff' }] }),
    // One move more.
    plan: pending({ create: 1, update: 1 }),
    writes: 3,
  },
  {
    title: 'create a scope tag, and use it',
    edit: (draft) => {
      draft.scopeTags.push({ displayName: 'Region' });
      named(draft.categories, 'Field').scopeTags = ['Region'];
    },
    plan: pending({ create: 1, update: 1 }),
    writes: 2,
  },
  {
    title: 'create a filter and a restriction that uses it',
    edit: (draft) => {
      draft.filters.push({
        displayName: 'Surface',
        platform: 'windows10AndLater',
        rule: '(device.model -startsWith "Surface")',
      });
      draft.restrictions.custom.push({
        displayName: 'Surface pilots',
        platformType: 'windows',
        personal: 'allow',
        assignments: [{ group: 'Windows pilots', filter: { include: 'Surface' } }],
      });
    },
    plan: pending({ create: 2, adopt: 1 }),
    writes: 3,
  },
  {
    title: 'block personal Windows devices by default',
    edit: ({ restrictions }) => (restrictions.default = { windows: { personal: 'block' } }),
    plan: pending({ adopt: 1 }, '"tightened"'),
    writes: 1,
  },
  {
    title: 'create a restriction for iPhones of contractors',
    edit: (draft) => {
      draft.pushCertificate = { appleIdentifier: 'mdm@contoso.com' };
      draft.restrictions.custom.push({
        displayName: 'Contractors bring no iPhones',
        platformType: 'ios',
        platform: 'block',
        assignments: [{ group: 'Contractors' }],
      });
    },
    plan: pending({ create: 1, adopt: 1 }),
    writes: 2,
  },
  {
    title: 'create a profile for iPhones of users',
    edit: ({ userInitiated }) =>
      userInitiated.push({
        displayName: 'BYOD',
        platform: 'iOS',
        defaultEnrollmentType: 'accountDrivenUserEnrollment',
        assignments: [{ group: 'All staff' }],
      }),
    plan: pending({ create: 1, adopt: 1 }),
    writes: 2,
  },
  {
    title: 'create a profile for Android kiosks',
    edit: ({ corporateProfiles }) =>
      corporateProfiles.push({
        displayName: 'Shop kiosks',
        enrollmentMode: 'corporateOwnedDedicatedDevice',
        tokenExpirationDateTime: '2031-01-01T00:00:00Z',
      }),
    plan: pending({ create: 1 }),
    writes: 1,
  },
  {
    title: 'create an ADE token with a default profile',
    edit: ({ tokens }) =>
      tokens.push({
        tokenName: 'ABM',
        profiles: { ios: [{ displayName: 'iPhones' }] },
        defaultProfiles: { ios: 'iPhones' },
      }),
    plan: pending({ create: 2, adopt: 1 }),
    writes: 3,
  },
  {
    title: 'add cleanup rules',
    edit: ({ cleanupRules }) =>
      cleanupRules.push({ platform: 'windows', inactiveDays: 120 }, { platform: 'ios', inactiveDays: 150 }),
    plan: pending({ create: 2 }),
    writes: 2,
  },
  {
    title: 'add terms that everybody accepts',
    edit: ({ terms }) =>
      terms.push({
        displayName: 'Terms of use',
        title: 'Work data',
        bodyText: 'It may be removed.',
        acceptanceStatement: 'I accept.',
        assignments: [{ group: 'All staff' }],
      }),
    plan: pending({ create: 1 }),
    writes: 2,
  },
  {
    title: 'set the default status page',
    edit: ({ statusPages }) => (statusPages.default = { showInstallationProgress: true }),
    plan: pending({ adopt: 1 }),
    writes: 1,
  },
  {
    title: 'create a status page and an Autopilot profile',
    edit: (draft) => {
      draft.statusPages.custom.push({
        displayName: 'Autopilot',
        installProgressTimeoutInMinutes: 90,
        assignments: [{ group: 'Windows pilots' }],
      });
      draft.autopilot.push({
        displayName: 'Notebooks',
        deviceNameTemplate: 'NB%RAND:5%',
        assignments: [{ group: 'Windows pilots' }],
      });
    },
    plan: pending({ create: 2, adopt: 1 }),
    writes: 4,
  },
  {
    title: 'set the Company Portal',
    edit: (draft) => (draft.companyPortal = { displayName: 'Contoso', contactITName: 'Service desk' }),
    plan: pending({ adopt: 1 }),
    writes: 1,
  },
  {
    title: 'list corporate devices',
    edit: ({ identifiers }) =>
      identifiers.push(
        { importedDeviceIdentityType: 'serialNumber', importedDeviceIdentifier: 'C02XL0GGJGH5' },
        { importedDeviceIdentityType: 'imei', importedDeviceIdentifier: '356938035643809' },
      ),
    plan: pending({ create: 1 }),
    writes: 1,
  },
  {
    title: 'somebody creates a category by hand: not managed, not reported',
    outside: createdByHand('deviceCategories', { displayName: 'By hand' }),
    plan: empty,
    writes: 0,
  },
);
