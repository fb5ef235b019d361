import {
  defineEphemeralResource,
  type Diagnostic,
  error,
  type Graph,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  string,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import { androidDeviceOwnerEnrollmentProfile } from './android-device-owner-enrollment-profile.js';
import { androidPermissions } from './managed-google-play.js';

const { version, path, area } = androidDeviceOwnerEnrollmentProfile.graph;

/** Properties to select. An answer without `$select` includes the Wi-Fi password. */
const properties = [
  'displayName',
  'enrollmentMode',
  'tokenValue',
  'tokenExpirationDateTime',
  'qrCodeContent',
  'qrCodeImage',
];

/** Token and QR code of a corporate Android profile. Anyone who has them can enroll devices. */
export const androidEnrollmentToken = defineEphemeralResource({
  name: 'androidEnrollmentToken',
  noun: 'enrollment token of a corporate Android profile',
  doc:
    'The enrollment token of a corporate Android profile, and its QR code. Anyone who has the token can enroll devices, ' +
    'so it exists for one Terraform run and is stored nowhere. To show it to a person, run `intuneform token android`.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androiddeviceownerenrollmentprofile',
  permissions: { read: androidPermissions.read, write: [] },
  attributes: {
    profileId: string({ required: true, minLength: 1, doc: 'Id of the profile.' }),
    displayName: string({ computed: true, doc: 'Name of the profile.' }),
    enrollmentMode: string({ computed: true, doc: 'Type of the devices.' }),
    tokenExpirationDateTime: string({ computed: true, format: 'dateTime', doc: 'Expiration date of the token.' }),
    tokenValue: string({ computed: true, sensitive: true, doc: 'The token.' }),
    qrCodeContent: string({
      computed: true,
      sensitive: true,
      doc: 'Content of the QR code: JSON for the setup of the device.',
    }),
    qrCodeImage: string({ computed: true, sensitive: true, doc: 'The QR code as a Base64-encoded image.' }),
  },
  open: async ({ profileId }, graph) => readToken(typeof profileId === 'string' ? profileId : '', graph),
  judge: judgeToken,
  example: { declared: { profileId: 'a8d0245e-245e-a8d0-5e24-d0a85e24d0a8' } },
});

async function readToken(id: string, graph: Graph): Promise<ReadResult<ValueObject>> {
  const query = { $select: properties.join(',') };
  const result = await graph.get({ version, path: `${path}/${encodeURIComponent(id)}`, query, area });
  return result.state === 'present' ? { state: 'present', value: valuesOf(result.value) } : result;
}

function valuesOf(profile: JsonObject): ValueObject {
  const { qrCodeImage: image } = profile;
  return {
    ...Object.fromEntries(properties.map((name) => [name, textOf(profile[name])])),
    qrCodeImage: isJsonObject(image) ? textOf(image.value) : null,
  };
}

function judgeToken({ displayName, tokenValue, tokenExpirationDateTime: until }: ValueObject, now: Date): Diagnostic[] {
  const name = typeof displayName === 'string' ? displayName : '';
  const expired = typeof until === 'string' && Date.parse(until) <= now.getTime();
  if (typeof tokenValue === 'string' && tokenValue !== '' && !expired) return [];
  const why = expired ? `it expired on ${until}` : 'the profile has none; it may have been revoked';
  const fix = 'declare a later expiration date in its profile, and apply it to create a new token';
  return [error('INT2043', { what: `the enrollment token of "${name}" cannot be used`, why, fix })];
}
