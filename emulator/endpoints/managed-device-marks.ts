import { type Answer, badRequest, noContent, notFound, ok } from '../model/answer.js';
import { type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toWrite } from '../model/permissions.js';
import type { DeviceMarks } from '../tenant/fleet.js';

const path = '/deviceManagement/managedDevices/{id}';
const permissions = toWrite('Configuration', 'ManagedDevices');

/**
 * The category and the scope tags of a device, as the admin center sets them.
 *
 * A guess: PATCH accepts `roleScopeTagIds` of a device, and the category is set through `$ref`. The admin center does
 * both, according to public reports.
 */
export const deviceMarkOperations: readonly Operation[] = [
  { method: 'PATCH', path, versions: betaOnly, permissions, run: (call) => mark(call, tagsIn(call.body)) },
  {
    method: 'PUT',
    path: `${path}/deviceCategory/$ref`,
    versions: betaOnly,
    permissions,
    run: (call) => mark(call, categoryIn(call)),
  },
];

function mark(call: Call, marks: DeviceMarks | undefined): Answer {
  const [id = ''] = call.keys;
  const position = call.tenant.fleet.find(id);
  if (position === undefined) return notFound(id);
  if (!marks) return badRequest('The body is not valid.');
  call.tenant.fleet.mark(position, marks);
  return call.path.endsWith('$ref') ? noContent : ok({ id });
}

function tagsIn({ roleScopeTagIds: tags, ...others }: JsonObject): DeviceMarks | undefined {
  if (!Array.isArray(tags) || Object.keys(others).length > 0) return undefined;
  return { scopeTagIds: tags.map(textOf) };
}

function categoryIn({ body, tenant }: Call): DeviceMarks | undefined {
  const id = /([\da-f-]{36})'?\)?$/iu.exec(textOf(body['@odata.id']))?.[1];
  const category = tenant.objects('/deviceManagement/deviceCategories').get(id?.toLowerCase() ?? '');
  return category ? { category: textOf(category.displayName) } : undefined;
}
