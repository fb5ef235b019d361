import {
  bool,
  defaultWindowDays,
  defineDataSource,
  type Graph,
  isValueList,
  isValueObject,
  listOf,
  type ReadResult,
  type ReportedExpiration,
  type ResourceDefinition,
  string,
  stringList,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { androidDeviceOwnerEnrollmentProfile } from '../android/android-device-owner-enrollment-profile.js';
import { applePushNotificationCertificate } from '../apple/apple-push-notification-certificate.js';
import { depOnboardingSetting } from '../apple/dep-onboarding-setting.js';
import { partnerStates } from './device-management-partners.js';
import {
  expirationKinds,
  readRequirements,
  type Requirement,
  type RequirementName,
  requirementNames,
  type Requirements,
} from './readiness-requirements.js';

/**
 * Requirements of each kind of enrollment.
 *
 * Android without Google services (AOSP) and with device administrator needs no binding; the managed kinds do.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/deployment-guide-enrollment
 */
const requiredBy: Readonly<Record<string, readonly RequirementName[]>> = {
  iOS: ['authority', 'pushCertificate'],
  macOS: ['authority', 'pushCertificate'],
  android: ['authority'],
  androidEnterprise: ['authority', 'managedGooglePlay'],
  windows: ['authority'],
  appleAutomated: ['authority', 'pushCertificate', 'adeToken'],
};

const names = (doc: string): ReturnType<typeof stringList> =>
  stringList({ computed: true, oneOf: requirementNames, doc });

/** Whether devices can enroll: requirements, what the tenant has and what is missing, by platform. */
export const enrollmentReadiness = defineDataSource({
  name: 'enrollmentReadiness',
  noun: 'enrollment readiness',
  doc:
    'Whether devices can enroll, by platform: what is required, what exists and what is missing. `unknown` means that ' +
    'the identity has no permission to read it, or that Graph did not respond. The expiration of Automated Device Enrollment tokens ' +
    'also requires `DeviceManagementServiceConfig.Read.All`.',
  source: 'https://learn.microsoft.com/intune/intune-service/fundamentals/deployment-guide-enrollment',
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: [],
  },
  attributes: {
    platforms: listOf({
      computed: true,
      doc: 'The platforms. `androidEnterprise` is Android with managed Google Play: work profiles and corporate devices. `appleAutomated` is Automated Device Enrollment: corporate devices from Apple Business Manager or Apple School Manager.',
      attributes: {
        platform: string({ computed: true, oneOf: Object.keys(requiredBy), doc: 'The platform.' }),
        state: string({
          computed: true,
          oneOf: ['ready', 'notReady', 'unknown'],
          doc: '`notReady`: something is missing. `unknown`: nothing is known to be missing, but something could not be read.',
        }),
        required: names('What enrollment requires.'),
        present: names('Requirements that the tenant meets.'),
        missing: names('Requirements that the tenant does not meet.'),
        unknown: names('Requirements that could not be read.'),
      },
    }),
    requirements: listOf({
      computed: true,
      doc: 'All prerequisites of the platform.',
      attributes: {
        name: string({ computed: true, oneOf: requirementNames, doc: 'The prerequisite.' }),
        state: string({
          computed: true,
          oneOf: ['present', 'missing', 'unknown'],
          doc: 'Whether the tenant meets it.',
        }),
        explanation: string({ computed: true, doc: 'What the tenant has, or why that is unknown.' }),
      },
    }),
    expirations: listOf({
      computed: true,
      doc: 'What expires in the tenant, and when, as far as Graph shows it.',
      attributes: {
        kind: string({ computed: true, oneOf: expirationKinds, doc: 'The prerequisite.' }),
        name: string({
          computed: true,
          doc: 'Apple ID of the certificate, name of the ADE token, or corporate Android profile of the token.',
        }),
        expirationDateTime: string({ computed: true, format: 'dateTime', doc: 'Expiration date.' }),
      },
    }),
    partners: listOf({
      computed: true,
      doc: 'Partners that manage devices in addition to Intune, such as Jamf. Empty: there are none. Null: they could not be read.',
      attributes: {
        displayName: string({ computed: true, doc: 'Name of the partner.' }),
        partnerState: string({
          computed: true,
          doc: `State of the connection: ${partnerStates.map((state) => `\`${state}\``).join(', ')}. Devices of a partner count as managed only while it is \`enabled\`.`,
        }),
        isConfigured: bool({ computed: true, doc: 'Whether the connection is set up in the tenant.' }),
        lastHeartbeatDateTime: string({ computed: true, format: 'dateTime', doc: 'When the partner last reported.' }),
        whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: string({
          computed: true,
          format: 'dateTime',
          doc: 'When its devices will be marked as not compliant. Null: never.',
        }),
        whenPartnerDevicesWillBeRemovedDateTime: string({
          computed: true,
          format: 'dateTime',
          doc: 'When its devices will be removed from Intune. Null: never.',
        }),
      },
    }),
  },
  read: readReadiness,
  ends: ({ expirations }) => (isValueList(expirations) ? expirations.filter(isValueObject).flatMap(endOf) : []),
  example: { declared: {} },
});

/** Resource that manages each kind of expiring object. Reports use its description of the expiration. */
const managers: Readonly<Record<string, ResourceDefinition>> = {
  pushCertificate: applePushNotificationCertificate,
  adeToken: depOnboardingSetting,
  androidToken: androidDeviceOwnerEnrollmentProfile,
};

function endOf({ kind, name, expirationDateTime }: ValueObject): readonly ReportedExpiration[] {
  const expiry = typeof kind === 'string' ? managers[kind]?.expiry : undefined;
  if (!expiry || typeof expirationDateTime !== 'string') return [];
  const { attribute: _attribute, ...facts } = expiry;
  const named = typeof name === 'string' ? { name } : {};
  return [{ ...facts, ...named, expirationDateTime, windowDays: defaultWindowDays, undeclared: true }];
}

/** Whether devices of one platform can enroll. */
export interface PlatformReadiness {
  readonly platform: string;
  /** `notReady`: something is missing. `unknown`: nothing is known to be missing, but some requirements are unknown. */
  readonly state: 'ready' | 'notReady' | 'unknown';
  readonly required: readonly RequirementName[];
  readonly present: readonly RequirementName[];
  readonly missing: readonly RequirementName[];
  readonly unknown: readonly RequirementName[];
}

/** Readiness of a tenant, by platform, and the requirements it is based on. */
export interface Readiness extends Requirements {
  readonly platforms: readonly PlatformReadiness[];
}

/** Reads the requirements of enrollment and assesses every platform. */
export async function assessReadiness(graph: Graph, now: Date): Promise<Readiness> {
  const found = await readRequirements(graph, now);
  const platforms = Object.entries(requiredBy).map(([platform, required]) => ({
    platform,
    ...judge(found.requirements.filter(({ name }) => required.includes(name))),
  }));
  return { ...found, platforms };
}

async function readReadiness(_config: ValueObject, graph: Graph, now: Date): Promise<ReadResult<ValueObject>> {
  const { platforms, requirements, expirations, partners } = await assessReadiness(graph, now);
  return {
    state: 'present',
    value: {
      id: graph.tenantId,
      platforms: platforms.map((platform): Value => ({ ...platform })),
      requirements: requirements.map((requirement): Value => ({ ...requirement })),
      expirations: expirations.map((expiration): Value => ({ ...expiration })),
      partners: partners?.map((partner): Value => ({ ...partner })) ?? null,
    },
  };
}

function judge(requirements: readonly Requirement[]): Omit<PlatformReadiness, 'platform'> {
  const of = (...states: readonly Requirement['state'][]): readonly RequirementName[] =>
    requirements.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const [missing, unknown] = [of('missing'), of('unknown')];
  const state = missing.length > 0 ? 'notReady' : unknown.length > 0 ? 'unknown' : 'ready';
  return { state, required: of('present', 'missing', 'unknown'), present: of('present'), missing, unknown };
}
