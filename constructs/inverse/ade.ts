import type { ExportedObject } from '../../core/index.js';
import { exportedValue } from '../../core/index.js';
import { elementOf } from './element.js';
import type { Below, Inverse, Inverted, InverseTools, Note } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'apple', 'automatedDeviceEnrollment'];

/** How devices of Apple Business Manager and Apple School Manager come in: the tokens, and what stands in the declaration of each. */
export const adeInverses: readonly Inverse[] = [
  { definition: 'depOnboardingSetting', section, as: 'element', named: 'tokenName', invert: invertToken },
  {
    definition: 'depIosEnrollmentProfile',
    section,
    as: 'element',
    named: 'displayName',
    below: ofToken(() => ['profiles', 'ios']),
    invert: (profile) => declare(elementOf(profile)),
  },
  {
    definition: 'depMacosEnrollmentProfile',
    section,
    as: 'element',
    named: 'displayName',
    below: ofToken(() => ['profiles', 'macOS']),
    invert: invertMacProfile,
  },
  {
    definition: 'defaultDepEnrollmentProfile',
    section,
    as: 'whole',
    below: ofToken((choice) => ['defaultProfiles', exportedValue(choice, 'platform') === 'iOS' ? 'ios' : 'macOS']),
    invert: invertDefault,
  },
];

function ofToken(place: Below['place']): Below {
  return { definition: 'depOnboardingSetting', by: 'depOnboardingSettingId', place };
}

/** Every tenant has one that was never uploaded and has no Apple ID, which stands for Apple Configurator: it is of interest once it has profiles. */
function invertToken(token: ExportedObject, { isOwner }: InverseTools): Inverted {
  const identifier = exportedValue(token, 'appleIdentifier');
  if (exportedValue(token, 'tokenType') === 'none' && identifier === null && !isOwner(token)) {
    const name = JSON.stringify(exportedValue(token, 'tokenName'));
    return { state: 'unset', why: `${name} was never uploaded, and has no profiles` };
  }
  return declare(elementOf(token), [{ path: [], text: tokenNote(token) }]);
}

/** What a person has to do for a token. */
function tokenNote(token: ExportedObject): string {
  const account = exportedValue(token, 'appleIdentifier') === null ? 'appleIdentifier, ' : '';
  const missing = `${account}tokenFile and tokenVersion`;
  return exportedValue(token, 'tokenType') === 'none'
    ? `No token of Apple was uploaded for it yet. Unless it stands for Apple Configurator a person takes its public key to Apple, and adds ${missing}.`
    : `The token itself cannot be read and stays as it is. To renew it from here add ${missing}.`;
}

function invertMacProfile(profile: ExportedObject): Inverted {
  const text =
    'The password of the local administrator cannot be read and stays as it is. To set it from here add adminAccountPasswordFile and adminAccountPasswordVersion.';
  return declare(elementOf(profile), notesIf(exportedValue(profile, 'adminAccountUserName') !== null, text));
}

function notesIf(isNeeded: boolean, text: string): readonly Note[] {
  return isNeeded ? [{ path: [], text }] : [];
}

function invertDefault(choice: ExportedObject, { nameOf }: InverseTools): Inverted {
  const name = nameOf(exportedValue(choice, 'enrollmentProfileId'));
  return name === undefined ? { state: 'refused', why: 'its profile is not declared' } : declare(name);
}
