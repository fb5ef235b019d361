import {
  autopilotNameProblems,
  type Diagnostic,
  error,
  isJsonObject,
  isValueObject,
  jsonElements,
  type JsonObject,
  textOf,
  type ValueObject,
} from '../../../core/index.js';

/** Rejects names that Graph or Windows would reject. Unknown names are checked once they are known. */
export function checkAutopilotProfile({ displayName, deviceNameTemplate }: ValueObject): readonly Diagnostic[] {
  const names = {
    displayName: typeof displayName === 'string' ? displayName : undefined,
    deviceNameTemplate: typeof deviceNameTemplate === 'string' ? deviceNameTemplate : undefined,
  };
  return autopilotNameProblems(names).map(({ member, what, why, fix }) =>
    error('INT1248', { what, where: { path: [member] }, why, fix }),
  );
}

const allDevices = '#microsoft.graph.allDevicesAssignmentTarget';

/**
 * Rejects a second profile for all devices. Graph answers 400 "Another Profile … is already assigned to All Devices."
 * (a report of 2024).
 */
export function oneForAllDevices({ assignments }: ValueObject, others: readonly JsonObject[]): readonly Diagnostic[] {
  const targets: readonly unknown[] = Array.isArray(assignments) ? assignments : [];
  if (!targets.some((one) => isValueObject(one as ValueObject) && (one as ValueObject).target === 'allDevices'))
    return [];
  return others.filter(hasAllDevices).map(({ id = null, displayName = null }) =>
    error('INT2171', {
      what: 'another Autopilot profile in the tenant is assigned to all devices',
      where: { path: ['assignments'] },
      why: `it is ${JSON.stringify(textOf(displayName) ?? '')}, id ${textOf(id) ?? 'unknown'}; Graph rejects a second one`,
      fix: 'remove the assignment from that profile, or assign this one to groups',
    }),
  );
}

function hasAllDevices({ assignments = null }: JsonObject): boolean {
  return jsonElements(assignments).some(
    (one) => isJsonObject(one) && isJsonObject(one.target) && one.target['@odata.type'] === allDevices,
  );
}
