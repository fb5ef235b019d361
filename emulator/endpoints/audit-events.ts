import { type Answer, badRequest, notFound, ok } from '../model/answer.js';
import { complex, complexes, dateTime, type EntityType, guid, text, texts } from '../model/entity-type.js';
import { isJsonObject, type Json } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { toRead } from '../model/permissions.js';
import type { Filterable } from '../odata/filter.js';
import { listPage } from '../odata/list.js';
import { renderEntity, unknownSelection } from '../odata/render.js';
import { removeDepartedDevices } from '../tenant/cleanup.js';

const path = '/deviceManagement/auditEvents';
const read = toRead('Apps');
const beta = { beta: true } as const;

const auditEvent: EntityType = {
  name: 'auditEvent',
  properties: {
    displayName: text(),
    componentName: text(),
    actor: complex({
      // The samples of v1.0 show `type`, but its metadata has only `auditActorType`.
      type: text(beta),
      auditActorType: text(),
      userPermissions: texts(),
      applicationId: text(),
      applicationDisplayName: text(),
      userPrincipalName: text(),
      servicePrincipalName: text(),
      ipAddress: text(),
      userId: text(),
      userRoleScopeTags: complexes(beta),
      remoteTenantId: text(beta),
      remoteUserId: text(beta),
    }),
    activity: text(),
    activityDateTime: dateTime(),
    activityType: text(),
    activityOperationType: text(),
    activityResult: text(),
    correlationId: guid(),
    resources: complex({
      displayName: text(),
      modifiedProperties: complex({ displayName: text(), oldValue: text(), newValue: text() }),
      type: text(beta),
      auditResourceType: text(),
      resourceId: text(),
    }),
    category: text(),
  },
  writable: false,
};

/**
 * Microsoft documents the filter by time, and the order below; the filter by object is a guess based on "ID
 * properties".
 *
 * @see https://learn.microsoft.com/intune/intune-service/protect/microsoft-cloud-pki-audit-logs
 */
const filterable: Filterable = {
  activityDateTime: ['lt', 'gt', 'le', 'ge'],
  'resources/resourceId': ['any'],
  // Filters of the admin center and public tools.
  componentName: ['eq'],
  category: ['eq'],
  activityOperationType: ['eq'],
  activityType: ['eq'],
  'resources/auditResourceType': ['any'],
};

/** Newest first, which is also the default order. */
const orders = ['activityDateTime desc'];

/**
 * The audit log: list, get, and its two functions. The generated documentation also lists writes, which are not
 * intended for use.
 */
export const auditEventOperations: readonly Operation[] = [
  { method: 'GET', path, versions: bothVersions, permissions: read, orders, run: (call) => list(call) },
  { method: 'GET', path: `${path}/{id}`, versions: bothVersions, permissions: read, run: (call) => get(call) },
  {
    method: 'GET',
    path: `${path}/getAuditCategories`,
    versions: bothVersions,
    permissions: read,
    run: (call) => categories(call),
  },
  {
    method: 'GET',
    path: `${path}/getAuditActivityTypes`,
    versions: bothVersions,
    permissions: read,
    run: (call) => activityTypes(call),
  },
];

/** Newest first is a guess; it is not documented. */
function list(call: Call): Answer {
  const refusal = selectRefusal(call);
  if (refusal) return refusal;
  removeDepartedDevices(call.tenant);
  const { audit } = call.tenant;
  const at = (position: number): ReturnType<typeof audit.at> => audit.at(audit.size - 1 - position);
  const source = {
    positions: audit.size,
    isPresent: (position: number) => audit.isListed(audit.size - 1 - position),
    field: (position: number, name: string) => fieldOf(at(position), name),
    render: (position: number) => renderEntity(at(position), auditEvent, viewOf(call)),
  };
  const context = `${call.root}/$metadata#${path.slice(1)}`;
  return listPage(call, source, { context, filterable, pageSize: call.pageSize ?? 100, counted: true });
}

function viewOf({ version, query }: Call): Parameters<typeof renderEntity>[2] {
  return { version, declaredType: auditEvent.name, ...(query.select && { select: query.select }) };
}

function selectRefusal(call: Call): Answer | undefined {
  const unknown = unknownSelection([auditEvent], viewOf(call));
  return unknown === undefined
    ? undefined
    : badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.auditEvent'.`);
}

function fieldOf(event: ReturnType<Call['tenant']['audit']['at']>, name: string): Json | undefined {
  const [property = '', member] = name.split('/');
  const value = event[property];
  if (member === undefined || !Array.isArray(value)) return value;
  return (value as readonly Json[]).map((item) => (isJsonObject(item) ? (item[member] ?? null) : null));
}

function get(call: Call): Answer {
  const [id = ''] = call.keys;
  const refusal = selectRefusal(call);
  if (refusal) return refusal;
  const event = call.tenant.audit.find(id);
  if (!event) return notFound(id);
  return ok({
    '@odata.context': `${call.root}/$metadata#${path.slice(1)}/$entity`,
    ...renderEntity(event, auditEvent, viewOf(call)),
  });
}

/** The categories that this emulator uses. The service has more, and they are not documented. */
const known = ['Device', 'Enrollment', 'Other'];

function categories({ root }: Call): Answer {
  return ok({ '@odata.context': `${root}/$metadata#Collection(Edm.String)`, value: known });
}

function activityTypes({ parameters, tenant, root }: Call): Answer {
  const category = parameters.category;
  if (!category) return badRequest("Parameter 'category' is missing.");
  const events = Array.from({ length: tenant.audit.size }, (_, position) => tenant.audit.at(position));
  const ofCategory = events.filter((event) => event.category === category).map((event) => event.activityType ?? null);
  return ok({ '@odata.context': `${root}/$metadata#Collection(Edm.String)`, value: [...new Set(ofCategory)] });
}
