import { defineResource } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { windowsHelloForBusiness } from './windows-hello-for-business.js';

const first = '11111111-2222-4333-8444-555555555555';
const second = '66666666-7777-4888-9999-aaaaaaaaaaaa';

/** Order of the Windows Hello for Business configurations. It decides which one applies to a user with several. */
export const windowsHelloForBusinessOrder = defineResource({
  name: 'windowsHelloForBusinessOrder',
  noun: 'order of the Windows Hello configurations',
  doc: 'Sets the priority of the configurations: a user who is targeted by several gets the first of them. A tenant has one order. An order and the `priority` of a configuration conflict, so use only one of them.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  shape: { kind: 'order', of: 'Windows Hello configuration', action: 'setPriority' },
  graph: windowsHelloForBusiness.graph,
  permissions: enrollmentPermissions,
  attributes: {},
  example: {
    declared: { ids: [`${first}_WindowsHelloForBusiness`, `${second}_WindowsHelloForBusiness`] },
    changed: { ids: [`${second}_WindowsHelloForBusiness`, `${first}_WindowsHelloForBusiness`] },
  },
});
