import type { ValueObject } from '../../core/index.js';
import { cleanupRuleName } from '../custom-defaults.js';
import type { Inverse } from './inverse.js';
import { declare } from './inverse.js';

/** When records of silent devices are hidden. */
export const retentionInverses: readonly Inverse[] = [
  {
    definition: 'managedDeviceCleanupRule',
    section: ['retention', 'cleanupRules'],
    as: 'element',
    invert: ({ declared }) => declare(cleanupRuleOf(declared)),
  },
];

function cleanupRuleOf({
  deviceCleanupRulePlatformType: platform = null,
  deviceInactivityBeforeRetirementInDays: inactiveDays = null,
  displayName = null,
  description,
}: ValueObject): ValueObject {
  const called = typeof platform === 'string' && displayName === cleanupRuleName(platform);
  return {
    platform,
    inactiveDays,
    ...(!called && { displayName }),
    ...(description !== undefined && { description }),
  };
}
