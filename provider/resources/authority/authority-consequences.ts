import {
  expirationAt,
  type Graph,
  type GraphVersion,
  int,
  isInstant,
  isJsonObject,
  type Json,
  type MeasuredConsequence,
  single,
  textOf,
} from '../../../core/index.js';
import { applePushNotificationCertificate } from '../apple/apple-push-notification-certificate.js';
import { countedIn, deviceOverview } from '../devices/device-overview.js';

/** Consequence of a transition for Apple devices: without a push certificate they stop checking in. */
export async function measureApns(graph: Graph): Promise<MeasuredConsequence> {
  const { graph: certificate, expiry } = applePushNotificationCertificate;
  const [found, overview] = await Promise.all([graph.get(certificate), graph.get(deviceOverview)]);
  const devices = overview.state === 'present' ? countedIn(overview.value, ['iosCount', 'macOSCount']) : undefined;
  const concerned = devices === undefined ? 'an unknown number of Apple devices' : `${shown(devices)} Apple devices`;
  const counted = devices === undefined ? {} : { devices };
  if (found.state === 'unreadable')
    return {
      text: `It is unknown whether Intune has an APNs certificate. Without one, ${concerned} stop checking in.`,
      ...counted,
    };
  const present = found.state === 'present' ? found.value : {};
  // An object without an expiration date is no certificate, as in the readiness check: Graph may return one before the
  // first upload.
  const end = isInstant(present.expirationDateTime) ? present.expirationDateTime : '';
  const standing = expirationAt(new Date(end), { windowDays: 0, graceDays: expiry?.graceDays ?? 0, now: new Date() });
  const account = textOf(present.appleIdentifier) ?? 'an unknown Apple ID';
  if (standing?.state === 'valid') {
    const text = `Intune has an APNs certificate of ${account}, valid until ${end.slice(0, 'yyyy-mm-dd'.length)}; ${concerned} can continue to use it.`;
    return { holds: false, text, ...counted };
  }
  const lack = standing ? `the APNs certificate of ${account} has expired` : 'Intune has no APNs certificate';
  const text = `Apple enrollment and check-in fail until one is uploaded to Intune: ${lack}, and ${concerned} are enrolled.`;
  return { holds: true, text, ...counted };
}

/** Measures what the move affects: devices and users that stay behind, and policies for the devices that move. */
export async function measureCoexistence(graph: Graph): Promise<MeasuredConsequence> {
  const both =
    'Basic Mobility and Security and Intune coexist: the devices of licensed users move at their next check-in and lose the old settings';
  const [licensed, policies] = await Promise.all([licensedUsers(graph), policyWords(graph)]);
  let [all, userless] = [0, 0];
  const unlicensed = new Set<string>();
  for await (const page of graph.pages(usersOfDevices)) {
    if (page.state === 'unreadable') {
      return { text: `${both}; devices without a user do not move (their number is unknown). ${policies}` };
    }
    for (const { userId } of page.value.items) {
      all += 1;
      if (typeof userId !== 'string' || userId === '') userless += 1;
      else if (licensed && !licensed.has(userId)) unlicensed.add(userId);
    }
  }
  const users = licensed
    ? `${shown(unlicensed.size)} device users have no Intune license and do not move`
    : 'the number of device users without an Intune license is unknown (reading it requires User.Read.All)';
  const text = `${both}; ${shown(userless)} of ${shown(all)} devices have no user and do not move; ${users}. ${policies}`;
  return { text, devices: all };
}

const usersOfDevices = {
  version: 'v1.0',
  path: '/deviceManagement/managedDevices',
  query: { $select: 'id,userId', $top: '1000' },
  area: 'devices',
} as const;

/** Ids of the users with an Intune license. Undefined: they could not be read. */
async function licensedUsers(graph: Graph): Promise<ReadonlySet<string> | undefined> {
  const licensed = new Set<string>();
  const read = {
    version: 'v1.0',
    path: '/users',
    query: { $select: 'id,assignedPlans', $top: '999' },
    area: 'directory',
  } as const;
  for await (const page of graph.pages(read)) {
    if (page.state === 'unreadable') return undefined;
    for (const { id, assignedPlans: plans } of page.value.items) {
      // Graph returns null if the identity may not read the property, which is not the same as no license.
      if (!Array.isArray(plans)) return undefined;
      if (typeof id === 'string' && plans.some(isIntune)) licensed.add(id);
    }
  }
  return licensed;
}

/** Service plan of Basic Mobility and Security, which belongs to the same service as Intune's plans. */
const basicMobilityPlan = '882e1d05-acd1-4ccb-8708-6ee03664b117';

/**
 * Whether a service plan is an active Intune plan.
 *
 * Microsoft documents the ids of the plans, and each product adds one, but not that their service is `SCO`. That comes
 * from public captures of tenants.
 *
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
function isIntune(plan: Json): boolean {
  if (!isJsonObject(plan)) return false;
  const { service, servicePlanId, capabilityStatus } = plan;
  const works = capabilityStatus === 'Enabled' || capabilityStatus === 'Warning';
  return works && service === 'SCO' && servicePlanId !== basicMobilityPlan;
}

/** Describes the Intune policies for devices that move: without policies, they are managed but get no settings. */
async function policyWords(graph: Graph): Promise<string> {
  const counts = await Promise.all(policyCollections.map(({ version, segment }) => countIn(graph, version, segment)));
  const [compliance, configurations, catalog] = counts;
  if (compliance === undefined || configurations === undefined || catalog === undefined) {
    return 'It is unknown which policies Intune has for them (reading them requires DeviceManagementConfiguration.Read.All).';
  }
  const profiles = configurations + catalog;
  if (compliance + profiles === 0) return 'Intune has no policies for them yet.';
  return `Intune has ${shown(compliance)} compliance policies and ${shown(profiles)} configuration profiles.`;
}

const policyCollections = [
  { version: 'v1.0', segment: 'deviceCompliancePolicies' },
  { version: 'v1.0', segment: 'deviceConfigurations' },
  { version: 'beta', segment: 'configurationPolicies' },
] as const;

async function countIn(graph: Graph, version: GraphVersion, segment: string): Promise<number | undefined> {
  let count = 0;
  const read = { version, path: `/deviceManagement/${segment}`, query: { $select: 'id' }, area: 'other' } as const;
  for await (const page of graph.pages(read)) {
    if (page.state === 'unreadable') return undefined;
    count += page.value.items.length;
  }
  return count;
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}

const bound = (of: string): ReturnType<typeof single> =>
  single({
    local: true,
    doc: `Maximum for ${of}.`,
    attributes: {
      devices: int({ required: true, min: 0, unit: 'devices', doc: 'Maximum number of affected devices.' }),
    },
  });

/** Number of devices that an acknowledgement covers. */
export const consequenceBounds = single({
  local: true,
  doc: 'Maximum number of devices that an acknowledged consequence may affect. Plan and apply reject the transition if it affects more devices by then. If omitted, any number is allowed.',
  attributes: { coexistence: bound('`coexistence`'), apnsRequired: bound('`apns-required`') },
});
