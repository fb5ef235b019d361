import { refuse } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { dateTime, int32, oneOf, text } from '../model/entity-type.js';
import { betaOnly } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { removeDepartedDevices } from '../tenant/cleanup.js';
import { touched } from '../tenant/touched.js';

const read = toRead('Configuration', 'ManagedDevices');
const write = toWrite('Configuration', 'ManagedDevices');

const platforms = [
  'all',
  'androidAOSP',
  'androidDeviceAdministrator',
  'androidDedicatedAndFullyManagedCorporateOwnedWorkProfile',
  'chromeOS',
  'androidPersonallyOwnedWorkProfile',
  'ios',
  'macOS',
  'windows',
  'windowsHolographic',
  'visionOS',
  'tvOS',
];

/**
 * Cleanup rules: one per platform, 30 to 270 days.
 *
 * The range in the schema is 0 to 2147483647, but the admin center and two tools enforce 30 to 270, and so does the
 * emulator. Guesses: the platform of a rule cannot be changed, and a second rule for a platform gets 400.
 */
export const cleanupRules: EntitySet = {
  path: '/deviceManagement/managedDeviceCleanupRules',
  versions: betaOnly,
  declaredType: 'managedDeviceCleanupRule',
  types: [
    {
      name: 'managedDeviceCleanupRule',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        deviceCleanupRulePlatformType: oneOf(platforms, { required: true, immutable: true }),
        deviceInactivityBeforeRetirementInDays: int32({ required: true, min: 30, max: 270 }),
        lastModifiedDateTime: dateTime({ readOnly: true }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Device', component: 'Devices' },
  unique: 'deviceCleanupRulePlatformType',
  quirks: {
    checkCreate: ({ deviceCleanupRulePlatformType: platform }, tenant) =>
      tenant.switches.secondCleanupRule === '500' &&
      [...tenant.objects(cleanupRules.path).values()].some((rule) => rule.deviceCleanupRulePlatformType === platform)
        ? refuse(500, 'InternalServerError', 'A cleanup rule already exists for the specified platform type')
        : undefined,
    onCreate: touched,
    onUpdate: touched,
    afterWrite: (_rule, { tenant }) => {
      removeDepartedDevices(tenant);
    },
  },
};
