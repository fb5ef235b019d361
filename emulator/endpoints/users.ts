import type { Answer } from '../model/answer.js';
import { type JsonObject } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { either } from '../model/permissions.js';
import { listPage } from '../odata/list.js';
import { nameOfUser, userId, usersOf } from '../tenant/directory.js';

/** Service plan of Intune in Microsoft's table of product names (INTUNE_A). */
const intunePlan = 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5';
/** Service plan of Basic Mobility and Security (INTUNE_O365). */
const basicMobilityPlan = '882e1d05-acd1-4ccb-8708-6ee03664b117';

/**
 * The users of the fleet's devices, list only. The switch `usersWithoutLicense` sets how many have no Intune license.
 *
 * Public captures show that both plans have the service `SCO`.
 *
 * @see https://learn.microsoft.com/graph/api/user-list
 * @see https://learn.microsoft.com/graph/api/resources/assignedplan
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
export const listUsers: Operation = {
  method: 'GET',
  path: '/users',
  versions: bothVersions,
  permissions: either('User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'),
  run: list,
};

function list(call: Call): Answer {
  const { tenant, query, root } = call;
  const select = query.select ?? ['id', 'displayName', 'userPrincipalName'];
  return listPage(
    call,
    {
      positions: usersOf(tenant.fleet.positions),
      isPresent: () => true,
      field: () => undefined,
      render: (position) =>
        Object.fromEntries(
          Object.entries(userAt(position, call)).filter(([name]) => name === 'id' || select.includes(name)),
        ),
    },
    { context: `${root}/$metadata#users`, filterable: {}, pageSize: call.pageSize ?? 100, counted: false },
  );
}

function userAt(index: number, { tenant }: Call): JsonObject {
  const isLicensed = index >= tenant.switches.usersWithoutLicense;
  const name = nameOfUser(index);
  const plan = (servicePlanId: string): JsonObject => ({
    assignedDateTime: '2024-03-04T08:00:00Z',
    capabilityStatus: 'Enabled',
    service: 'SCO',
    servicePlanId,
  });
  return {
    id: userId(index),
    displayName: name,
    userPrincipalName: `${name}@contoso.com`,
    assignedPlans: [plan(basicMobilityPlan), ...(isLicensed ? [plan(intunePlan)] : [])],
  };
}
