import type { EntitySet } from '../model/entity-set.js';
import { complex, dateTime, oneOf, text, texts } from '../model/entity-type.js';
import { betaOnly } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { accessPoliciesPath } from '../tenant/approvals.js';

const read = toRead('RBAC', 'Configuration');
const write = toWrite('RBAC', 'Configuration');

const policyType = oneOf([
  ...['unknown', 'deviceAction', 'deviceWipe', 'deviceRetire', 'deviceRetireNonCompliant', 'deviceDelete'],
  ...['deviceLock', 'deviceErase', 'deviceDisableActivationLock', 'windowsEnrollment', 'compliancePolicy'],
  ...['configurationPolicy', 'appProtectionPolicy', 'policySet', 'filter', 'endpointSecurityPolicy', 'app', 'script'],
  ...['role', 'deviceResetPasscode', 'unknownFutureValue', 'operationApprovalPolicy', 'autopilot', 'windows365'],
  ...['deviceEnrollment', 'deviceUpdate', 'enrollmentRestriction', 'tenantConfiguration', 'tunnel'],
  ...['endpointPrivilegeManagement', 'deviceSecurityAction'],
]);
const policyPlatform = oneOf([
  ...['notApplicable', 'androidDeviceAdministrator', 'androidEnterprise', 'iOSiPadOS', 'macOS', 'windows10AndLater'],
  ...['windows81AndLater', 'windows10X', 'unknownFutureValue'],
]);

/**
 * Access policies of Multi Admin Approval. A new tenant has none.
 *
 * Microsoft's pages differ in the permissions: the older ones also list those for configuration, which are accepted. That a
 * write of an access policy itself needs no approval is a simplification.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-rbac-operationapprovalpolicy
 */
export const operationApprovalPolicies: EntitySet = {
  path: accessPoliciesPath,
  versions: betaOnly,
  declaredType: 'operationApprovalPolicy',
  types: [
    {
      name: 'operationApprovalPolicy',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        lastModifiedDateTime: dateTime({ readOnly: true }),
        policyType,
        policyPlatform,
        policySet: complex({ policyType, policyPlatform }),
        approverGroupIds: texts(),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  // The values are a guess.
  audit: { category: 'Role', component: 'OperationApproval' },
};
