import type { ExportedObject, ValueObject } from '../../core/index.js';
import { helloDefaults, statusPageDefaults } from '../custom-defaults.js';
import { elementOf, elements, order, scopeTags, whole } from './element.js';
import type { Inverse, Inverted } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'windows'];
const statusPages = [...section, 'statusPages'];
const hello = [...section, 'helloForBusiness'];
const autopilot = [...section, 'autopilot'];
const coManagement = [...section, 'coManagement'];
const scopes = [...section, 'automaticEnrollment'];

/** How Windows devices come in. */
export const windowsInverses: readonly Inverse[] = [
  userScope('mobileDeviceManagementPolicy', 'mdmUserScope'),
  userScope('mobileAppManagementPolicy', 'mamUserScope'),
  {
    ...whole('defaultEnrollmentStatusPage', [...statusPages, 'default'], { loose: true }),
    invert: invertDefaultPage,
  },
  elements('enrollmentStatusPage', [...statusPages, 'custom'], {
    renamed: scopeTags,
    presets: statusPageDefaults,
    ordered: true,
    named: 'displayName',
  }),
  order('enrollmentStatusPageOrder', [...statusPages, 'custom']),
  elements('windowsAutopilotDeploymentProfile', [...autopilot, 'profiles'], { named: 'displayName' }),
  elements('windowsAutopilotHybridDeploymentProfile', [...autopilot, 'hybridProfiles'], { named: 'displayName' }),
  elements('deviceComanagementAuthority', coManagement, { renamed: scopeTags, ordered: true, named: 'displayName' }),
  order('deviceComanagementAuthorityOrder', coManagement),
  whole('windowsRestore', [...section, 'restore']),
  whole('defaultWindowsHelloForBusiness', [...hello, 'default'], { loose: true }),
  elements('windowsHelloForBusiness', [...hello, 'custom'], {
    renamed: scopeTags,
    presets: helloDefaults,
    ordered: true,
    named: 'displayName',
  }),
  order('windowsHelloForBusinessOrder', [...hello, 'custom']),
];

/** The settings of a page that is not shown have no effect, and a rule warns of them. */
function invertDefaultPage(object: ExportedObject): Inverted {
  const { showInstallationProgress, ...settings } = elementOf(object);
  if (showInstallationProgress !== false) return declare(elementOf(object));
  const text = 'The page is not shown. Its other settings have no effect and stay as they are.';
  return declare({ showInstallationProgress }, Object.keys(settings).length === 0 ? [] : [{ path: [], text }]);
}

function userScope(definition: string, name: string): Inverse {
  return { definition, section: [...scopes, name], as: 'whole', invert: (object) => declare(scopeOf(object)) };
}

/** Groups alone mean the scope `selected`. */
function scopeOf(object: ExportedObject): ValueObject {
  const { appliesTo = null, includedGroups, ...addresses } = elementOf(object);
  return {
    ...(appliesTo !== 'selected' && { appliesTo }),
    ...(includedGroups !== undefined && { groups: includedGroups }),
    ...addresses,
  };
}
