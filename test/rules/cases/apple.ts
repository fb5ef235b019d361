import { everyone, intune, pushCertificate, type RuleCase } from './rule-case.js';

/** Cases of the rules about Apple enrollment. */
export const appleCases: readonly RuleCase[] = [
  [
    'INT1220',
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A')] } } },
  ],
  [
    'INT1221',
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A'), byod('a')] } } },
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A'), byod('B')] } } },
  ],
  [
    'INT1222',
    { authority: intune, enrollment: { apple: { userInitiated: [{ ...byod('A'), assignments: [] }] } } },
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
  ],
  [
    'INT1223',
    {
      authority: intune,
      enrollment: { apple: { userInitiated: [{ ...byod('A'), assignments: [...everyone, ...everyone] }] } },
    },
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
  ],
  [
    'INT1224',
    { authority: intune, enrollment: { apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem' } } } },
    { authority: intune, enrollment: { apple: { pushCertificate } } },
  ],
  [
    'INT1225',
    { authority: intune, enrollment: { apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem' } } } },
    {
      authority: intune,
      enrollment: {
        apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem', certificateSerialNumber: '01' } },
      },
    },
  ],
];

function byod(displayName: string) {
  return { displayName, platform: 'iOS', defaultEnrollmentType: 'device', assignments: everyone } as const;
}
