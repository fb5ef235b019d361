import { type JsonObject, textOf } from '../../../core/index.js';
import { itemsOf, type TestTenant } from '../../support/tenant.js';

/** A change that an administrator makes in the admin center. */
export type ChangeByHand = (tenant: TestTenant) => Promise<unknown>;

const management = '/beta/deviceManagement';
const configurations = `${management}/deviceEnrollmentConfigurations`;

/** Changes by hand, each in words. Each fails where its object is not there. */
export const changesByHand = {
  'an attribute': (tenant) =>
    patch(tenant, `${management}/deviceCategories`, named('Office'), { description: 'Rooms' }),
  'a number, by which devices are hidden': (tenant) =>
    patch(tenant, `${management}/managedDeviceCleanupRules`, withValue('deviceCleanupRulePlatformType', 'windows'), {
      deviceInactivityBeforeRetirementInDays: 45,
    }),
  'an assignment': (tenant) => unassign(tenant, 'Service desk', 'deviceEnrollmentLimitConfiguration'),
  'an assignment to others': (tenant) =>
    post(tenant, configurations, ofType('Contractors', 'deviceEnrollmentLimitConfiguration'), {
      action: 'assign',
      body: {
        enrollmentConfigurationAssignments: [
          { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } },
        ],
      },
    }),
  'the order of objects': (tenant) =>
    post(tenant, configurations, ofType('Contractors', 'deviceEnrollmentLimitConfiguration'), {
      action: 'setPriority',
      body: { priority: 1 },
    }),
  'an object that is gone': (tenant) => remove(tenant, `${management}/deviceCategories`, named('Kiosk')),
  'an object that is gone and that an order names': (tenant) =>
    remove(tenant, configurations, ofType('Contractors', 'deviceEnrollmentLimitConfiguration')),
  'a cleanup rule that is gone': (tenant) =>
    remove(tenant, `${management}/managedDeviceCleanupRules`, withValue('deviceCleanupRulePlatformType', 'ios')),
  'a default object': (tenant) =>
    patch(tenant, configurations, defaultOf('deviceEnrollmentLimitConfiguration'), {
      '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
      limit: 12,
    }),
  'a nested value': (tenant) =>
    patch(tenant, configurations, ofType('Surface pilots', 'deviceEnrollmentPlatformRestrictionConfiguration'), {
      '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration',
      platformRestriction: { platformBlocked: false, personalDeviceEnrollmentBlocked: true },
    }),
  'a row of a bulk resource': (tenant) =>
    remove(tenant, `${management}/importedDeviceIdentities`, withValue('importedDeviceIdentifier', 'C02XL0GGJGH5')),
  'the Company Portal': (tenant) =>
    patch(tenant, `${management}/intuneBrandingProfiles`, withValue('isDefaultProfile', true), {
      contactITName: 'Nobody',
    }),
  'scope tags': (tenant) => patch(tenant, `${management}/deviceCategories`, named('Field'), { roleScopeTagIds: ['0'] }),
  'groups of a user scope': (tenant) =>
    patch(tenant, '/beta/policies/mobileDeviceManagementPolicies', () => true, { appliesTo: 'all' }),
} as const satisfies Readonly<Record<string, ChangeByHand>>;

type Wanted = (object: JsonObject) => boolean;

function named(name: string): Wanted {
  return withValue('displayName', name);
}

function withValue(property: string, value: string | boolean): Wanted {
  return (object) => object[property] === value;
}

function ofType(name: string, type: string): Wanted {
  return (object) => object.displayName === name && object['@odata.type'] === `#microsoft.graph.${type}`;
}

function defaultOf(type: string): Wanted {
  return (object) =>
    object['@odata.type'] === `#microsoft.graph.${type}` && textOf(object.id)?.includes('_Default') === true;
}

function unassign(tenant: TestTenant, name: string, type: string): Promise<unknown> {
  return post(tenant, configurations, ofType(name, type), {
    action: 'assign',
    body: { enrollmentConfigurationAssignments: [] },
  });
}

async function patch(tenant: TestTenant, path: string, wanted: Wanted, change: JsonObject): Promise<unknown> {
  return ask(tenant, 'PATCH', await find(tenant, path, wanted), change);
}

async function remove(tenant: TestTenant, path: string, wanted: Wanted): Promise<unknown> {
  return ask(tenant, 'DELETE', await find(tenant, path, wanted));
}

/** An action on an object. */
interface Action {
  readonly action: string;
  readonly body: JsonObject;
}

async function post(tenant: TestTenant, path: string, wanted: Wanted, { action, body }: Action): Promise<unknown> {
  return ask(tenant, 'POST', `${await find(tenant, path, wanted)}/${action}`, body);
}

async function find({ handle }: TestTenant, path: string, wanted: Wanted): Promise<string> {
  const { body } = await handle.request('GET', path);
  const id = textOf(itemsOf(body).find(wanted)?.id);
  if (id === null) throw new Error(`${path} has no such object`);
  return `${path}/${id}`;
}

async function ask({ handle }: TestTenant, method: string, path: string, body?: JsonObject): Promise<unknown> {
  const answer = await handle.request(method, path, body);
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
