/** The caller and the request to count. */
export interface Throttled {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly method: string;
  /** Path and query below the version. */
  readonly target: string;
}

/** Counts a request. Returns the seconds to wait if it is refused; undefined: accepted. */
export type Throttle = (request: Throttled) => number | undefined;

/** Resources with a common limit. */
interface Area {
  readonly name: string;
  /** Start of the path below `/deviceManagement` or `/deviceAppManagement`. */
  readonly begins: RegExp;
  readonly writes: number;
  readonly any: number;
}

const windowMs = 20_000;

/** From Microsoft's tables. That resources in no table share the lowest limits is a guess. */
const areas: readonly Area[] = [
  {
    name: 'devices',
    begins: /^(?:applePushNotificationCertificate|dataSharingConsents|managedDevices|managedDeviceOverview)\b/iu,
    ...{ writes: 200, any: 2000 },
  },
  { name: 'enrollment', begins: /^(?:deviceEnrollmentConfigurations|deviceCategories)\b/iu, writes: 100, any: 1000 },
  { name: 'android', begins: /^android/iu, writes: 100, any: 1000 },
  { name: 'terms', begins: /^termsAndConditions\b/iu, writes: 100, any: 1000 },
  { name: 'audit', begins: /^auditEvents\b/iu, writes: 100, any: 1000 },
  { name: 'rbac', begins: /^role/iu, writes: 100, any: 1000 },
  { name: 'other', begins: /^/u, writes: 100, any: 1000 },
];

/**
 * The documented limits of Intune for one application in one tenant, in 20 seconds. The limits for all applications of
 * a tenant are not enforced. Guesses: each area is counted separately, refused requests do not count, the window
 * slides, and `Retry-After` is the remaining wait.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#intune-service-limits
 */
export function createThrottle(now: () => Date): Throttle {
  const counted = new Map<string, number[]>();
  const recent = (key: string, time: number): number[] => {
    const times = (counted.get(key) ?? []).filter((one) => one > time - windowMs);
    counted.set(key, times);
    return times;
  };
  return ({ tenantId, applicationId, method, target }) => {
    const area = areaOf(target);
    if (!area) return undefined;
    const time = now().getTime();
    const key = `${area.name} ${tenantId} ${applicationId}`;
    const counts = [
      { times: recent(`any ${key}`, time), most: area.any },
      ...(method === 'GET' ? [] : [{ times: recent(`writes ${key}`, time), most: area.writes }]),
    ];
    const opening = counts.flatMap(({ times, most }) => (times.length >= most ? times.slice(0, 1) : []));
    if (opening.length > 0) return (Math.max(...opening) + windowMs - time) / 1000;
    for (const { times } of counts) times.push(time);
    return undefined;
  };
}

/** The area of an Intune resource. Undefined: it belongs to another service. */
function areaOf(target: string): Area | undefined {
  const below = /^\/device(?:App)?Management\b\/?(.*)/iu.exec(target)?.[1];
  return below === undefined ? undefined : areas.find(({ begins }) => begins.test(below));
}
