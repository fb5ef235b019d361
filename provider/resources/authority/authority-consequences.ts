import {
  expirationAt,
  type Graph,
  int,
  type JsonObject,
  type MeasuredConsequence,
  single,
  textOf,
} from '../../../core/index.js';
import { applePushNotificationCertificate } from '../apple/apple-push-notification-certificate.js';
import { countedIn, deviceOverview } from '../devices/device-overview.js';

/** What a transition means for Apple devices: without a push certificate they stop checking in. */
export async function measureApns(graph: Graph): Promise<MeasuredConsequence> {
  const { graph: certificate, expiry } = applePushNotificationCertificate;
  const [found, overview] = await Promise.all([graph.get(certificate), graph.get(deviceOverview)]);
  const devices = overview.state === 'present' ? countedIn(overview.value, ['iosCount', 'macOSCount']) : undefined;
  const concerned = devices === undefined ? 'an unknown number of Apple devices' : `${shown(devices)} Apple devices`;
  const counted = devices === undefined ? {} : { devices };
  if (found.state === 'unreadable')
    return {
      text: `Could not read whether Intune has an APNs certificate. Without one, ${concerned} stop checking in.`,
      ...counted,
    };
  const present = found.state === 'present' ? found.value : {};
  const end = textOf(present.expirationDateTime) ?? '';
  const standing = expirationAt(new Date(end), { windowDays: 0, graceDays: expiry?.graceDays ?? 0, now: new Date() });
  const account = textOf(present.appleIdentifier) ?? 'an unknown Apple ID';
  if (standing?.state === 'valid') {
    const text = `Intune has an APNs certificate of ${account}, valid until ${end.slice(0, 'yyyy-mm-dd'.length)}; ${concerned} can go on with it.`;
    return { holds: false, text, ...counted };
  }
  const lack = standing ? `the APNs certificate of ${account} has expired` : 'Intune has no APNs certificate';
  const text = `Apple enrollment and check-in fail until one is uploaded to Intune: ${lack}, and ${concerned} are enrolled.`;
  return { holds: true, text, ...counted };
}

/** Devices without a user do not move. Pages of the fleet are read one after the other, and only counted. */
export async function measureCoexistence(graph: Graph): Promise<MeasuredConsequence> {
  const both =
    'Basic Mobility and Security and Intune run side by side: licensed users move at their next check-in and lose the old settings';
  let [all, userless] = [0, 0];
  for await (const page of graph.pages(usersOfDevices)) {
    if (page.state === 'unreadable')
      return { text: `${both}; devices without a user do not move (their number could not be read).` };
    if (page.state === 'absent') break;
    all += page.value.items.length;
    userless += page.value.items.filter(isUserless).length;
  }
  return { text: `${both}; ${shown(userless)} of ${shown(all)} devices have no user and do not move.`, devices: all };
}

const usersOfDevices = {
  version: 'v1.0',
  path: '/deviceManagement/managedDevices',
  query: { $select: 'id,userId', $top: '1000' },
  area: 'devices',
} as const;

function isUserless({ userId }: JsonObject): boolean {
  return userId === undefined || userId === null || userId === '';
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

/** How many devices an acknowledgement is good for. */
export const consequenceBounds = single({
  local: true,
  doc: 'Maximum number of devices that an acknowledged consequence may affect. Plan and apply refuse the transition if it affects more by then. If omitted, any number is allowed.',
  attributes: { coexistence: bound('`coexistence`'), apnsRequired: bound('`apns-required`') },
});
