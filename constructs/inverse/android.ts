import type { ExportedObject } from '../../core/index.js';
import { exportedValue } from '../../core/index.js';
import { configuresWifi } from '../custom-defaults.js';
import { elementOf } from './element.js';
import type { Inverse, Inverted } from './inverse.js';
import { declare, unset } from './inverse.js';

const section = ['enrollment', 'android'];

/** How Android devices come in. */
export const androidInverses: readonly Inverse[] = [
  {
    definition: 'androidManagedStoreAccountEnterpriseSettings',
    section: [...section, 'managedGooglePlay'],
    as: 'whole',
    invert: invertBinding,
  },
  {
    definition: 'androidDeviceOwnerEnrollmentProfile',
    section: [...section, 'corporateProfiles'],
    as: 'element',
    named: 'displayName',
    invert: (object) => declare(elementOf(object, { presets: wifiPreset(object) }), wifiNotes(object)),
  },
];

function invertBinding(object: ExportedObject): Inverted {
  const { bindStatus, targetGroupIds, ...settings } = elementOf(object);
  if (bindStatus !== 'bound') return unset;
  // Groups that Graph keeps under another target mean nothing there, and may not be declared.
  const targeted = settings.enrollmentTarget === 'targeted';
  return declare({ bound: true, ...settings, ...(targeted && targetGroupIds !== undefined && { targetGroupIds }) });
}

function wifiPreset(object: ExportedObject): { readonly configureWifi: boolean } {
  return { configureWifi: configuresWifi(object.declared.wifiSsid) };
}

function wifiNotes(object: ExportedObject): { readonly path: readonly string[]; readonly text: string }[] {
  if (exportedValue(object, 'configureWifi') !== true) return [];
  const text = 'The password of the network cannot be read. It stays as it is, and is not in this file.';
  return [{ path: object.declared.wifiSsid === undefined ? [] : ['wifiSsid'], text }];
}
