import type { EntitySet } from '../model/entity-set.js';
import { boolean, complexes, dateTime, oneOf, text } from '../model/entity-type.js';
import type { Json, JsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime, unsetTime } from '../tenant/graph-time.js';

const read = toRead('ServiceConfig', 'Configuration');
const write = toWrite('ServiceConfig', 'Configuration');
const date = { nullable: true } as const;

/**
 * Partners that manage devices in addition to Intune, such as Jamf. A new tenant has none.
 *
 * Samples send every property, including the state; all are accepted. That a state or date has no effect is a guess.
 */
export const deviceManagementPartners: EntitySet = {
  path: '/deviceManagement/deviceManagementPartners',
  versions: bothVersions,
  declaredType: 'deviceManagementPartner',
  types: [
    {
      name: 'deviceManagementPartner',
      properties: {
        lastHeartbeatDateTime: dateTime(),
        partnerState: oneOf(['unknown', 'unavailable', 'enabled', 'terminated', 'rejected', 'unresponsive']),
        partnerAppType: oneOf(['unknown', 'singleTenantApp', 'multiTenantApp']),
        singleTenantAppId: text(),
        displayName: text(),
        isConfigured: boolean(),
        // The older duplicates of the two dates, which samples of beta send.
        whenPartnerDevicesWillBeRemoved: dateTime({ ...date, beta: true }),
        whenPartnerDevicesWillBeMarkedAsNonCompliant: dateTime({ ...date, beta: true }),
        whenPartnerDevicesWillBeRemovedDateTime: dateTime(date),
        whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: dateTime(date),
        groupsRequiringPartnerEnrollment: complexes(),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  // The values are a guess.
  audit: { category: 'Other', component: 'TenantAdministration' },
  quirks: { onCreate: inUtc, onUpdate: inUtc },
};

/** Samples send times with a zone; they are returned in UTC. */
function inUtc(partner: JsonObject): JsonObject {
  const members = Object.entries(partner).map(([name, value]): [string, Json] => [
    name,
    typeof value === 'string' && /^when|DateTime$/u.test(name) && value !== unsetTime
      ? graphTime(Date.parse(value))
      : (value ?? null),
  ]);
  return Object.fromEntries(members);
}
