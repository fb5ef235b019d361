import {
  defineDataSource,
  type Graph,
  isJsonObject,
  type Json,
  type ReadResult,
  string,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import { mdmAuthority } from './mdm-authority.js';

const authority = mdmAuthority.attributes.authority;

/** The tenant itself: its ids, its MDM authority and the state of its Intune subscription. */
export const tenant = defineDataSource({
  name: 'tenant',
  noun: 'tenant',
  doc: 'The tenant of the provider configuration.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-organization',
  permissions: {
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: [],
  },
  attributes: {
    displayName: string({ computed: true, doc: 'Name of the organization.' }),
    authority: string({
      computed: true,
      doc: 'MDM authority: `intune`, `configurationManager`, `office365` or `none`.',
    }),
    intuneAccountId: string({
      computed: true,
      doc: 'Id of the Intune account, not of the tenant. Ids of default objects start with it.',
    }),
    subscriptionState: string({
      computed: true,
      doc: 'State of the Intune subscription: `pending`, `active`, `warning`, `disabled`, `deleted`, `blocked` or `lockedOut`.',
    }),
  },
  read: readTenant,
  example: { declared: {} },
});

async function readTenant(_config: ValueObject, graph: Graph): Promise<ReadResult<ValueObject>> {
  const [organization, management] = await Promise.all([
    graph.get({
      version: 'v1.0',
      path: `/organization/${graph.tenantId}`,
      query: { $select: 'id,displayName,mobileDeviceManagementAuthority' },
      area: 'directory',
    }),
    graph.get({
      version: 'beta',
      path: '/deviceManagement',
      query: { $select: 'id,intuneAccountId,subscriptionState' },
      area: 'other',
    }),
  ]);
  if (organization.state !== 'present') return organization;
  if (management.state !== 'present') return management;
  return {
    state: 'present',
    value: {
      id: graph.tenantId,
      displayName: textOf(organization.value.displayName),
      authority: declaredAuthority(organization.value.mobileDeviceManagementAuthority),
      intuneAccountId: textOf(management.value.intuneAccountId),
      subscriptionState: textOf(management.value.subscriptionState),
    },
  };
}

function declaredAuthority(value: Json | undefined): string | null {
  const names: unknown = authority?.kind === 'string' ? authority.graphValues : undefined;
  if (!isJsonObject(names)) return null;
  return Object.keys(names).find((name) => names[name] === value) ?? null;
}
