import { autopilotNameProblems } from './autopilot-names.js';

/**
 * Longest life of a bulk enrollment token. Unit: days.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-bulk-enroll
 */
export const longestBulkTokenDays = 180;

/** Why names of devices cannot be made of a template, and what to do. */
export interface DeviceNameProblem {
  readonly why: string;
  readonly fix: string;
}

/**
 * Says what is wrong with the template of device names in a provisioning package. Undefined: nothing.
 *
 * The placeholders and the length are those of Autopilot: Windows makes the names in both cases.
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
