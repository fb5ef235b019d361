import { intune, type RuleCase } from './rule-case.js';

const hybrid = ['subscription-removed', 'policies-ready', 'apns-required', 'irreversible'] as const;

const acknowledged = ['coexistence', 'apns-required', 'irreversible'] as const;

/** Cases of the rules about the MDM authority. */
export const authorityCases: readonly RuleCase[] = [
  [
    'INT1110',
    { authority: { desired: 'office365' }, enrollment: { limits: { default: 5 } } },
    { authority: intune, enrollment: { limits: { default: 5 } } },
  ],
  [
    'INT1110',
    { authority: { desired: 'none' }, enrollment: { categories: [{ displayName: 'A' }] } },
    { authority: { desired: 'none' }, enrollment: {} },
  ],
  ['INT1111', { enrollment: { limits: { default: 5 } } }, { enrollment: { limits: { custom: [] } } }],
  [
    'INT1112',
    { authority: { desired: 'intune', transition: { from: 'intune', acknowledge: [] } } },
    { authority: { desired: 'intune', transition: { from: 'none', acknowledge: [] } } },
  ],
  [
    'INT1113',
    { authority: { desired: 'office365', transition: { from: 'none', acknowledge: [] } } },
    { authority: { desired: 'office365' } },
  ],
  [
    'INT1114',
    {
      authority: { desired: 'intune', transition: { from: 'office365', acknowledge: ['irreversible'] } },
    },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
  ['INT1115', { authority: { desired: 'configurationManager' } }, { authority: { desired: 'office365' } }],
  [
    'INT1115',
    { authority: { desired: 'intune', transition: { from: 'configurationManager', acknowledge: hybrid } } },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
  [
    'INT1116',
    {
      authority: {
        desired: 'intune',
        transition: { from: 'office365', acknowledge: [...acknowledged, 'policies-ready'] },
      },
    },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
];
