import { testCertificates } from '../support/push-certificates.js';
import { declared, enrollment, everyone, type Planned, type Row, testsOf, windows } from './proof.js';

const { older, expired, other, web } = testCertificates;

/** A plan that is to upload a certificate where the tenant has one. */
function renewal(
  code: Planned['code'],
  certificate: { readonly pem: string; readonly serialNumber: string },
  appleIdentifier = 'mdm@contoso.com',
): Planned {
  const file = `certificateFile: CERTIFICATE, certificateSerialNumber: "${certificate.serialNumber}"`;
  return {
    code,
    ends: 'failed',
    tenant: {},
    uploaded: older.pem,
    certificate: certificate.pem,
    text: enrollment(
      `apple: { dataSharingConsent: { granted: true }, pushCertificate: { appleIdentifier: ${appleIdentifier}, ${file} } }`,
    ),
  };
}

/** A declaration with these ADE tokens. */
function ade(tokens: string): string {
  return enrollment(
    `apple: { pushCertificate: { appleIdentifier: mdm@contoso.com }, automatedDeviceEnrollment: [${tokens}] }`,
  );
}

const ios = 'defaultProfiles: { ios: P }';

/** Common mistakes, in addition to the rules of the papers. */
export const mistakes: readonly Row[] = [
  {
    rule: 'a certificate that is no PEM, is no push certificate, has expired, or is for another topic',
    planned: [
      renewal('INT2032', { pem: 'no certificate', serialNumber: '01' }),
      renewal('INT2032', web),
      renewal('INT2033', expired),
      renewal('INT2034', other),
    ],
  },
  {
    rule: 'a certificate that was made with another Apple ID',
    planned: [renewal('INT2030', other, 'private@contoso.com')],
  },
  {
    rule: 'a token file of another Apple ID',
    tests: testsOf(
      'provider/resources/dep-onboarding-setting',
      'refuses a token of another Apple ID until that is acknowledged',
    ),
  },
  {
    rule: 'a token file that cannot be read',
    tests: testsOf('examples/ade', 'fails the plan if the token file cannot be read, and names the file'),
  },
  {
    rule: 'ADE tokens and profiles that cannot be told apart, a default that is none of them, and files that are never sent',
    declared: [
      ...declared('INT1516', ade('{ tokenName: A }, { tokenName: ¦a }')),
      ...declared(
        'INT1517',
        ade(`{ tokenName: A, profiles: { ios: [{ displayName: P }, { displayName: ¦p }] }, ${ios} }`),
      ),
      ...declared(
        'INT1518',
        ade('{ tokenName: A, profiles: { ios: [{ displayName: P }] }, defaultProfiles: { ios: ¦p } }'),
      ),
      ...declared('INT1519', ade('{ tokenName: A, tokenFile: ¦a.p7m, tokenVersion: "1" }')),
      ...declared('INT1520', ade('{ tokenName: A, profiles: { ios: ¦[{ displayName: P }] } }')),
      ...declared(
        'INT1520',
        ade('{ tokenName: A, policies: { visionOS: ¦[{ name: P, supportDepartment: IT, supportPhoneNumber: "1" }] } }'),
      ),
      ...declared(
        'INT1515',
        ade(
          `{ tokenName: A, profiles: { ios: [{ displayName: P, iTunesPairingMode: ¦requiresCertificate }] }, ${ios} }`,
        ),
      ),
      ...declared(
        'INT1514',
        ade('{ tokenName: A, profiles: { macOS: [¦{ displayName: P, adminAccountFullName: Admin }] } }'),
      ),
    ],
  },
  {
    rule: 'a group that does not exist',
    planned: [
      {
        code: 'INT2060',
        ends: 'failed',
        tenant: { groups: ['All staff'] },
        text: enrollment('limits: { custom: [{ displayName: A, limit: 1, assignments: [{ group: All stuff }] }] }'),
      },
    ],
  },
  {
    rule: 'an app that does not exist, and a name that two apps have',
    planned: [
      {
        code: 'INT2060',
        ends: 'failed',
        tenant: { apps: ['Company Portal'] },
        text: windows(
          `statusPages: { custom: [{ displayName: A, selectedMobileAppIds: [Company Portel], ${everyone} }] }`,
        ),
      },
      {
        code: 'INT2061',
        ends: 'failed',
        tenant: { apps: ['VPN client', 'VPN client'] },
        text: windows(`statusPages: { custom: [{ displayName: A, selectedMobileAppIds: [VPN client], ${everyone} }] }`),
      },
    ],
  },
  {
    rule: 'two defaults',
    // In YAML the second is a key that stands twice.
    tests: [
      ...testsOf(
        'rules/two-of-one',
        '%s in two constructs conflicts at one Terraform address, and in one construct is accepted',
      ),
      ...testsOf(
        'provider/resources/default-dep-enrollment-profile',
        'fails if two declarations choose differently for one platform',
      ),
    ],
  },
  {
    rule: 'priorities with gaps: a list has none, and a plain construct cannot leave one',
    tests: testsOf(
      'provider/resources/device-enrollment-limit',
      'fails if a priority would leave a gap, and keeps the id of the created object',
    ),
  },
];
