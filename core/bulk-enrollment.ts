import { autopilotNameProblems } from './autopilot-names.js';

/**
 * Maximum lifetime of a bulk enrollment token. Unit: days.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-bulk-enroll
 */
export const longestBulkTokenDays = 180;

/** Why a template cannot produce device names, and what to do about it. */
export interface DeviceNameProblem {
  readonly why: string;
  readonly fix: string;
}

/**
 * Checks the template of device names in a provisioning package. Undefined: the template is valid.
 *
 * Placeholders and maximum length are the same as for Autopilot, because Windows creates the names in both cases.
 *
 * @see https://learn.microsoft.com/windows/configuration/wcd/wcd-accounts
 */
export function deviceNameProblem(template: string): DeviceNameProblem | undefined {
  const [problem] = autopilotNameProblems({ deviceNameTemplate: template });
  if (problem) return problem;
  const fixed = template.replaceAll(/%(?:RAND:\d+|SERIAL)%/giu, '');
  const refused = [...new Set(fixed.match(/[\s{|}~[\\\]^':;<=>?@!"#$`()+/.,*&]/gu) ?? [])];
  if (refused.length === 0) return undefined;
  return {
    why: `got ${JSON.stringify(template)}, with ${refused.map((character) => JSON.stringify(character)).join(' ')}`,
    fix: 'use letters, digits and hyphens',
  };
}
