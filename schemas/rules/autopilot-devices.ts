import type { Draft } from '../draft.js';
import type { AutopilotDevice } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated } from './elements.js';

const devicesPath = ['spec', 'enrollment', 'windows', 'autopilotDevices', 'devices'];

/** Rules about Autopilot devices. */
export const autopilotDeviceRules: readonly Rule[] = [
  {
    code: 'INT1238',
    severity: 'error',
    source: 'the serial number is the key in the state',
    findings: twice,
    conditions: [{ at: devicesPath.join('.'), schema: { uniqueItems: true } }],
  },
];

function twice(declaration: DeclarationDraft): readonly Finding[] {
  return repeated(devicesOf(declaration), ({ serialNumber }) => serialNumber?.toLowerCase()).map(
    ({ path, element, first }) => ({
      path: [...path, 'serialNumber'],
      what: `the Autopilot device ${element.serialNumber ?? ''} is declared twice`,
      why: `devices[${String(first)}] has the same serial number; case is ignored`,
      fix: 'keep one of them',
    }),
  );
}

function devicesOf({ spec }: DeclarationDraft): readonly Element<Draft<AutopilotDevice>>[] {
  return present(spec?.enrollment?.windows?.autopilotDevices?.devices, devicesPath);
}
