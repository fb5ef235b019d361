import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, noContent, ok, refuse } from '../model/answer.js';
import { idOf } from '../model/entity-set.js';
import { isJsonObject, type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Method, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import type { Tenant } from '../tenant/tenant.js';
import { configurationPolicies, groupPath, withPolicy } from './configuration-policies.js';
import { ownersOf, provisioningClient } from './group-owners.js';

const result = 'EnrollmentTimeDeviceMembershipTarget';

/**
 * The group that devices of a policy join during enrollment: set, cleared and read by three actions.
 *
 * Setting and clearing as an application returns 500 (terraform-provider-microsoft365, March and July 2026). That tool
 * sends DELETE for `clear…` and GET for `retrieve…`; the documentation shows POST, and the emulator accepts both for
 * `clear…`. The codes are from the metadata. A guess: a group that fails validation gets 200 and is not stored.
 */
export const policyDeviceGroupOperations: readonly Operation[] = [
  operation('POST', `set${result}`, set),
  operation('POST', `clear${result}`, clear),
  operation('DELETE', `clear${result}`, clear),
  operation('GET', `retrieve${result}`, retrieve),
];

type Runner = (call: Call, policy: JsonObject) => Answer;

function operation(method: Method, action: string, run: Runner): Operation {
  return {
    method,
    path: `${configurationPolicies.path}/{id}/${action}`,
    versions: betaOnly,
    permissions: method === 'GET' ? toRead('Configuration') : toWrite('Configuration'),
    run: (call) =>
      method !== 'GET' && call.actor.kind === 'application'
        ? refuse(500, 'InternalServerError', 'An internal server error has occurred')
        : withPolicy(call, (policy) => run(call, policy)),
  };
}

function set(call: Call, policy: JsonObject): Answer {
  const [target, ...more] = targetsIn(call.body);
  if (!target || more.length > 0 || textOf(target.targetType) !== 'staticSecurityGroup')
    return badRequest("'enrollmentTimeDeviceMembershipTargets' must hold one static security group.");
  const targetId = textOf(target.targetId).toLowerCase();
  const code = codeOf(targetId, call.tenant);
  if (code === 'unknown') keep(call, policy, targetId);
  return ok(resultOf(call, [{ targetId, targetValidationErrorCode: code }]));
}

function targetsIn({ enrollmentTimeDeviceMembershipTargets: targets }: JsonObject): readonly JsonObject[] {
  return Array.isArray(targets) ? targets.filter(isJsonObject) : [];
}

function codeOf(id: string, tenant: Tenant): string {
  const group = tenant.objects('/groups').get(id);
  if (!group) return 'securityGroupNotFound';
  if (group.securityEnabled !== true) return 'notSecurityGroup';
  if (Array.isArray(group.groupTypes) && group.groupTypes.includes('DynamicMembership'))
    return 'notStaticSecurityGroup';
  return ownersOf(id, tenant).some(({ appId }) => appId === provisioningClient.appId)
    ? 'unknown'
    : 'firstPartyAppNotAnOwner';
}

function keep({ tenant, ...call }: Call, policy: JsonObject, targetId: string | undefined): void {
  const kept = tenant.objects(groupPath(idOf(policy)));
  const before = [...kept.keys()];
  kept.clear();
  if (targetId !== undefined) kept.set(targetId, { id: targetId });
  recordWrite(
    configurationPolicies,
    { ...call, tenant },
    {
      operation: targetId === undefined ? `Clear${result}` : `Set${result}`,
      before: { ...policy, enrollmentTimeDeviceMembershipTargets: before },
      after: { ...policy, enrollmentTimeDeviceMembershipTargets: [...kept.keys()] },
    },
  );
}

function clear(call: Call, policy: JsonObject): Answer {
  keep(call, policy, undefined);
  return noContent;
}

function retrieve(call: Call, policy: JsonObject): Answer {
  const targets = [...call.tenant.objects(groupPath(idOf(policy))).keys()];
  return ok(
    resultOf(
      call,
      targets.map((targetId) => ({ targetId, targetValidationErrorCode: codeOf(targetId, call.tenant) })),
    ),
  );
}

function resultOf(
  { root }: Call,
  statuses: readonly { targetId: string; targetValidationErrorCode: string }[],
): JsonObject {
  return {
    '@odata.context': `${root}/$metadata#microsoft.graph.enrollmentTimeDeviceMembershipTargetResult`,
    enrollmentTimeDeviceMembershipTargetValidationStatuses: statuses.map((one) => ({
      ...one,
      validationSucceeded: one.targetValidationErrorCode === 'unknown',
    })),
    validationSucceeded: statuses.every((one) => one.targetValidationErrorCode === 'unknown'),
  };
}
