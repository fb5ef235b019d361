import { type Answer, notFound, ok } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import {
  boolean,
  complex,
  complexes,
  dateTime,
  initialOf,
  int32,
  oneOf,
  type Properties,
  text,
  texts,
} from '../model/entity-type.js';
import { isJsonObject, type JsonObject } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import { touched } from '../tenant/touched.js';
import { devicePlatformTypes } from './device-platforms.js';

const read = toRead('Apps');
const write = toWrite('Apps');
const image = complex({ type: text(), value: text() });
const color = int32({ min: 0, max: 255 });

const blockedAction: Properties = {
  platform: oneOf(devicePlatformTypes),
  ownerType: oneOf(['unknown', 'company', 'personal']),
  action: oneOf(['unknown', 'remove', 'reset']),
};

const properties: Properties = {
  profileName: text(),
  profileDescription: text(),
  isDefaultProfile: boolean({ readOnly: true }),
  createdDateTime: dateTime({ readOnly: true }),
  lastModifiedDateTime: dateTime({ readOnly: true }),
  displayName: text(),
  themeColor: complex({ r: color, g: color, b: color }),
  showLogo: boolean(),
  showDisplayNameNextToLogo: boolean(),
  themeColorLogo: image,
  lightBackgroundLogo: image,
  landingPageCustomizedImage: image,
  contactITName: text(),
  contactITPhoneNumber: text(),
  contactITEmailAddress: text(),
  contactITNotes: text(),
  onlineSupportSiteUrl: text(),
  onlineSupportSiteName: text(),
  privacyUrl: text(),
  customPrivacyMessage: text(),
  customCanSeePrivacyMessage: text(),
  customCantSeePrivacyMessage: text(),
  isRemoveDeviceDisabled: boolean(),
  isFactoryResetDisabled: boolean(),
  companyPortalBlockedActions: complexes({ properties: blockedAction }),
  disableDeviceCategorySelection: boolean(),
  showAzureADEnterpriseApps: boolean(),
  showOfficeWebApps: boolean(),
  showConfigurationManagerApps: boolean(),
  enrollmentAvailability: oneOf(['availableWithPrompts', 'availableWithoutPrompts', 'unavailable']),
  disableClientTelemetry: boolean(),
  roleScopeTagIds: texts({ initial: ['0'] }),
};

const initial: JsonObject = Object.fromEntries(
  Object.entries(properties).map(([name, property]) => [name, initialOf(property)]),
);

/** The properties that tools send in the POST; they send the others in a PATCH. */
function few({ profileName, profileDescription, roleScopeTagIds }: JsonObject): JsonObject {
  return { profileName, profileDescription, roleScopeTagIds };
}

const images = ['landingPageCustomizedImage', 'themeColorLogo', 'lightBackgroundLogo'];
const noImages: JsonObject = Object.fromEntries(images.map((name) => [name, null]));

/** The images at their own paths. They return 200 even without an image; public tools depend on it. */
export const brandingImages: readonly Operation[] = images.map((name) => ({
  method: 'GET',
  path: `/deviceManagement/intuneBrandingProfiles/{id}/${name}`,
  versions: betaOnly,
  permissions: read,
  run: (call) => showImage(call, name),
}));

function showImage({ tenant, keys: [id = ''], root }: Call, name: string): Answer {
  const profile = tenant.objects(brandingProfiles.path).get(id.toLowerCase());
  if (!profile) return notFound(id);
  const context = `${root}/$metadata#${brandingProfiles.path.slice(1)}('${id}')/${name}`;
  const image = profile[name];
  return ok({ '@odata.context': context, ...(isJsonObject(image) ? image : { '@odata.null': true }) });
}

/**
 * Branding profiles, including the default one.
 *
 * Guesses: the default cannot be deleted or assigned, a body cannot make another profile the default, lists include
 * images, and the name of the default profile in a new tenant.
 */
export const brandingProfiles: EntitySet = {
  path: '/deviceManagement/intuneBrandingProfiles',
  versions: betaOnly,
  declaredType: 'intuneBrandingProfile',
  types: [{ name: 'intuneBrandingProfile', properties }],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  // Used by terraform-provider-microsoft365wp 0.18.1.
  filterable: { isDefaultProfile: ['eq'] },
  audit: { category: 'Other', component: 'Branding' },
  assignments: {
    action: 'assign',
    bodyKey: 'assignments',
    sourced: false,
    typeName: 'intuneBrandingProfileAssignment',
    permissions: { read, write },
  },
  builtin: { is: ({ isDefaultProfile }) => isDefaultProfile === true, keeps: [] },
  quirks: {
    beforeCreate: (body, { switches }) => (switches.brandingPostKeepsFew ? { ...initial, ...few(body) } : body),
    show: (object, { switches }) => (switches.brandingImagesApart ? { ...object, ...noImages } : object),
    onCreate: (object, tenant) => ({
      ...touched(object, tenant),
      isDefaultProfile: false,
      createdDateTime: graphTime(tenant.now()),
    }),
    onUpdate: touched,
  },
  seed: ({ mintGuid }) => [
    {
      ...initial,
      id: mintGuid(),
      profileName: 'Default Branding Profile',
      isDefaultProfile: true,
    },
  ],
};
