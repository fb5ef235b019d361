import type { Answer } from '../model/answer.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { toRead } from '../model/permissions.js';
import { listPage } from '../odata/list.js';

const collections = [{ segment: 'deviceCompliancePolicies' }, { segment: 'deviceConfigurations' }] as const;

/**
 * Policies for devices, list and count only: compliance policies and device configurations. The switch `policies` sets
 * the number of each.
 *
 * @see https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list
 * @see https://learn.microsoft.com/graph/api/intune-deviceconfig-deviceconfiguration-list
 */
export const listPolicies: readonly Operation[] = collections.map(({ segment }) => ({
  method: 'GET',
  path: `/deviceManagement/${segment}`,
  versions: bothVersions,
  permissions: toRead('Configuration'),
  run: (call) => list(call, segment),
}));

function list(call: Call, segment: string): Answer {
  const { tenant, query, root } = call;
  const render = (position: number): Record<string, string> => {
    const number = String(position + 1);
    const policy = { id: `00000000-0000-4000-b000-${number.padStart(12, '0')}`, displayName: `Policy ${number}` };
    return query.select
      ? Object.fromEntries(Object.entries(policy).filter(([key]) => query.select?.includes(key)))
      : policy;
  };
  return listPage(
    call,
    { positions: tenant.switches.policies, isPresent: () => true, field: () => undefined, render },
    {
      context: `${root}/$metadata#deviceManagement/${segment}`,
      filterable: {},
      pageSize: call.pageSize ?? 100,
      counted: true,
    },
  );
}
