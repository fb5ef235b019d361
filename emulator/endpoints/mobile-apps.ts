import type { EntitySet } from '../model/entity-set.js';
import { boolean, dateTime, type EntityType, oneOf, type Properties, text, texts } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import { createRandom, seedFrom } from '../tenant/random.js';
import type { Tenant } from '../tenant/tenant.js';

const readOnly = { readOnly: true } as const;

/** Common properties of apps, from Microsoft's typings. Kinds have more, which the emulator does not use. */
const common: Properties = {
  displayName: text(),
  description: text(),
  publisher: text(),
  createdDateTime: dateTime(readOnly),
  lastModifiedDateTime: dateTime(readOnly),
  isFeatured: boolean(),
  privacyInformationUrl: text(),
  informationUrl: text(),
  owner: text(),
  developer: text(),
  notes: text(),
  publishingState: oneOf(['notPublished', 'processing', 'published'], readOnly),
  roleScopeTagIds: texts({ beta: true, initial: ['0'] }),
};

const kinds = ['win32LobApp', 'officeSuiteApp', 'iosStoreApp', 'managedAndroidStoreApp'] as const;

/**
 * Apps, read-only: a mixed collection of many kinds; the emulator has some of them. Display names need not be unique.
 *
 * Public tools use `$filter` with `eq` on the display name.
 *
 * @see https://learn.microsoft.com/graph/api/intune-shared-mobileapp-list
 */
export const mobileApps: EntitySet = {
  path: '/deviceAppManagement/mobileApps',
  versions: bothVersions,
  declaredType: 'mobileApp',
  types: kinds.map((name): EntityType => ({ name, properties: common })),
  permissions: { list: toRead('Apps'), get: toRead('Apps') },
  filterable: {
    displayName: ['eq', 'contains', 'startswith'],
    id: ['eq'],
    '@odata.type': ['isof'],
    $filter: ['or', 'not'],
  },
  orders: ['displayName', 'displayName asc', 'displayName desc'],
  audit: { category: 'Application', component: 'MobileApp' },
  seed: (tenant) => tenant.seed.apps.map((displayName, index) => seeded(displayName, index, tenant)),
};

/**
 * The id of an app does not depend on other seeds of the tenant. A second app of a name has another id and another
 * kind.
 */
function seeded(displayName: string, index: number, { seed, now }: Tenant): JsonObject {
  const earlier = seed.apps.slice(0, index).filter((name) => name === displayName).length;
  const mark = `${seed.tenantId.toLowerCase()} app ${displayName} ${String(earlier)}`;
  const time = graphTime(now());
  return {
    '@odata.type': `#microsoft.graph.${kinds[earlier % kinds.length] ?? kinds[0]}`,
    id: createRandom(seedFrom(mark)).guid(),
    displayName,
    description: null,
    publisher: 'Contoso',
    createdDateTime: time,
    lastModifiedDateTime: time,
    isFeatured: false,
    privacyInformationUrl: null,
    informationUrl: null,
    owner: null,
    developer: null,
    notes: null,
    publishingState: 'published',
    roleScopeTagIds: ['0'],
  };
}
