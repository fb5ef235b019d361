import { everyone, intune, type RuleCase, type Spec } from './rule-case.js';

/** Cases of the rules about Windows enrollment. */
export const windowsCases: readonly RuleCase[] = [
  [
    'INT1270',
    windows({
      autopilot: {
        profiles: [{ ...assigned('A'), assignments: [{ allDevices: true }] }],
        hybridProfiles: [{ ...assigned('B'), assignments: [{ allDevices: true }] }],
      },
    }),
    windows({
      autopilot: {
        profiles: [{ ...assigned('A'), assignments: [{ allDevices: true }] }],
        hybridProfiles: [assigned('B')],
      },
    }),
  ],
  [
    'INT1248',
    windows({ autopilot: { hybridProfiles: [{ ...assigned('A'), deviceNameTemplate: 'NOTEBOOK-%RAND:7%' }] } }),
    windows({ autopilot: { profiles: [{ ...assigned('A'), deviceNameTemplate: 'NB-%SERIAL%%RAND:6%' }] } }),
  ],
  ['INT1240', windows({ automaticEnrollment: { mdmUserScope: {} } }), windows({ automaticEnrollment: {} })],
  [
    'INT1240',
    windows({ automaticEnrollment: { mamUserScope: { appliesTo: 'all', groups: ['g'] } } }),
    windows({ automaticEnrollment: { mamUserScope: { appliesTo: 'selected', groups: ['g'] } } }),
  ],
  [
    'INT1241',
    windows({ helloForBusiness: { default: { pinMinimumLength: 9, pinMaximumLength: 8 } } }),
    windows({ helloForBusiness: { default: { pinMaximumLength: 5 } } }),
  ],
  [
    'INT1241',
    windows({ helloForBusiness: { custom: [{ displayName: 'A', pinMaximumLength: 5, assignments: everyone }] } }),
    windows({ helloForBusiness: { custom: [{ displayName: 'A', pinMaximumLength: 6, assignments: everyone }] } }),
  ],
  [
    'INT1242',
    windows({ automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { groups: ['g'] } } }),
    windows({ automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { appliesTo: 'none' } } }),
  ],
  [
    'INT1242',
    windows({ automaticEnrollment: { mdmUserScope: { groups: ['g', 'h'] }, mamUserScope: { groups: ['H'] } } }),
    windows({ automaticEnrollment: { mdmUserScope: { groups: ['g'] }, mamUserScope: { groups: ['h'] } } }),
  ],
  [
    'INT1243',
    windows({ statusPages: { custom: ['Kiosk', 'kiosk'].map(assigned) } }),
    windows({ statusPages: { custom: [assigned('Kiosk')] }, helloForBusiness: { custom: [assigned('Kiosk')] } }),
  ],
  [
    'INT1244',
    windows({ statusPages: { custom: [{ displayName: 'A' }] } }),
    windows({ statusPages: { custom: [assigned('A')] } }),
  ],
  [
    'INT1245',
    windows({ statusPages: { default: { showInstallationProgress: false, installProgressTimeoutInMinutes: 90 } } }),
    windows({ statusPages: { default: { showInstallationProgress: false } } }),
  ],
  [
    'INT1238',
    windows({ autopilotDevices: { devices: [{ serialNumber: 'pf-1' }, { serialNumber: 'PF-1' }] } }),
    windows({ autopilotDevices: { devices: [{ serialNumber: 'pf-1' }, { serialNumber: 'PF-2' }] } }),
  ],
  [
    'INT1246',
    windows({ autodiscovery: { domains: ['contoso.com', 'Contoso.com'] } }),
    windows({ autodiscovery: { domains: ['contoso.com', 'eu.contoso.com'] } }),
  ],
  [
    'INT1247',
    windows({
      helloForBusiness: { custom: [{ displayName: 'A', assignments: [{ group: 'g' }, { excludeGroup: 'G' }] }] },
    }),
    windows({
      helloForBusiness: { custom: [{ displayName: 'A', assignments: [{ allUsers: true }, { allDevices: true }] }] },
    }),
  ],
];

function windows(settings: NonNullable<Spec['enrollment']>['windows']): Spec {
  return { authority: intune, enrollment: { windows: settings } };
}

function assigned(displayName: string) {
  return { displayName, assignments: everyone };
}
