import { type RuleCase } from './rule-case.js';

/** Cases of the rules about cleanup rules. */
export const retentionCases: readonly RuleCase[] = [
  [
    'INT1202',
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'ios' }] } },
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'macOS' }] } },
  ],
  [
    'INT1203',
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'all' }] } },
    { retention: { cleanupRules: [{ platform: 'all' }] } },
  ],
  ['INT1204', { retention: { cleanupRules: [{ platform: 'ios' }] } }, { retention: { cleanupRules: [] } }],
  [
    'INT1205',
    { retention: { maxAffected: { percent: 5 } } },
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { percent: 5 } } },
  ],
  [
    'INT1206',
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { percent: 5, count: 3 } } },
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { count: 3, within: '30d' } } },
  ],
  [
    'INT1207',
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { count: 3, exceptions: [{}] } } },
    {
      retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { count: 3, exceptions: [{ deviceName: 'A*' }] } },
    },
  ],
];
