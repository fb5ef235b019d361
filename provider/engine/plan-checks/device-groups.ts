import {
  type Diagnostic,
  error,
  type GroupRequirement,
  identical,
  isJsonArray,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { exportTenant } from '../export/export.js';

interface Planned {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  /** Whether the reference does not change. */
  readonly unchanged: boolean;
}

/**
 * Checks the groups that an object refers to, if the service has requirements for them: whether it could add devices to
 * them.
 *
 * An error if the group is chosen now; a warning if it stays. Unreadable groups are reported once, when they are
 * chosen.
 */
export async function checkDeviceGroups(
  definition: ResourceDefinition,
  object: Planned,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  if (context.applying && object.unchanged) return [];
  const found = await Promise.all(
    definition.requiresOfGroups.map((requirement) => checkGroup({ definition, requirement }, object, context)),
  );
  return found.flat();
}

/**
 * Checks the groups of the objects in the tenant, outside of a plan. Warns also if the objects, a group or its owners
 * cannot be read.
 */
export async function judgeDeviceGroups(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  if (definition.requiresOfGroups.length === 0) return [];
  const {
    definitions: [found],
  } = await exportTenant({ wanted: [definition], known: [definition] }, context);
  if (found?.state !== 'present') return [unreadObjects(definition, found?.diagnostic)];
  const judged = await Promise.all(
    found.objects.map(({ values }) => {
      const name = definition.label === undefined ? null : (values[definition.label] ?? null);
      const noun = typeof name === 'string' ? `${definition.noun} ${JSON.stringify(name)}` : definition.noun;
      const chosen = { prior: null, planned: values, unchanged: false };
      return checkDeviceGroups({ ...definition, noun }, chosen, context);
    }),
  );
  return judged.flat().map(({ where: _where, ...one }) => ({ ...one, severity: 'warning' }));
}

function unreadObjects({ noun }: ResourceDefinition, diagnostic: Diagnostic | undefined): Diagnostic {
  return warning('INT2058', {
    what: `it is unknown whether each ${noun} can add devices to its group`,
    why: diagnostic?.why ?? 'Graph did not return the objects',
    fix: diagnostic?.fix ?? 'run doctor again',
  });
}

interface Checked {
  readonly definition: ResourceDefinition;
  readonly requirement: GroupRequirement;
}

async function checkGroup(
  checked: Checked,
  { prior, planned }: Planned,
  { graph }: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { attribute } = checked.requirement;
  const id = planned[attribute] ?? null;
  // An unknown group is created in this run.
  if (typeof id !== 'string') return [];
  const isChosen = !identical(prior?.[attribute] ?? null, id);
  const path = `/groups/${encodeURIComponent(id)}`;
  const select = { $select: groupProperties.join(',') };
  const [group, owners] = await Promise.all([
    graph.get({ version: 'beta', path, area: 'directory', query: select, expects: { id } }),
    // v1.0 leaves out owners that are service principals.
    graph.list({ version: 'beta', path: `${path}/owners`, area: 'directory' }),
  ]);
  // A group that does not exist in the tenant is reported separately.
  if (group.state === 'absent') return [];
  const faults = group.state === 'present' ? faultsOf(group.value) : [];
  const owned = ownership(checked.requirement, owners);
  const all = owned === 'missing' ? [...faults, `${checked.requirement.owner.names[0] ?? ''} does not own it`] : faults;
  if (all.length > 0) return [unfit(checked, { name: nameOf(group, id), faults: all, isChosen })];
  const isKnown = group.state === 'present' && showsKind(group.value) && owned === 'there';
  return isKnown || !isChosen ? [] : [unchecked(checked, id)];
}

const groupProperties = ['id', 'displayName', 'securityEnabled', 'mailEnabled', 'groupTypes'];

function faultsOf({ securityEnabled, groupTypes }: JsonObject): readonly string[] {
  const types = Array.isArray(groupTypes) ? (groupTypes as readonly unknown[]) : [];
  return [
    ...(securityEnabled === false || types.includes('Unified') ? ['it is not a security group'] : []),
    ...(types.includes('DynamicMembership') ? ['its membership is dynamic, not assigned'] : []),
  ];
}

/** Whether a group has the properties that determine its kind. */
function showsKind({ securityEnabled, groupTypes }: JsonObject): boolean {
  return typeof securityEnabled === 'boolean' && isJsonArray(groupTypes);
}

function ownership(
  { owner }: GroupRequirement,
  owners: ReadResult<readonly JsonObject[]>,
): 'there' | 'missing' | 'unknown' {
  if (owners.state !== 'present') return 'unknown';
  if (owners.value.some(({ appId }) => textOf(appId)?.toLowerCase() === owner.appId)) return 'there';
  return owners.value.some(mayBeAnyApplication) ? 'unknown' : 'missing';
}

/**
 * Whether an owner can be the service principal of any application: if the identity cannot read it, Graph returns only
 * type and id.
 */
function mayBeAnyApplication(owner: JsonObject): boolean {
  const type = textOf(owner['@odata.type']);
  return (type === null || /servicePrincipal$/iu.test(type)) && textOf(owner.appId) === null;
}

function nameOf(group: ReadResult<JsonObject>, id: string): string {
  const name = group.state === 'present' ? textOf(group.value.displayName) : null;
  return name === null ? id : JSON.stringify(name);
}

interface Unfit {
  readonly name: string;
  readonly faults: readonly string[];
  readonly isChosen: boolean;
}

function unfit({ definition, requirement }: Checked, { name, faults, isChosen }: Unfit): Diagnostic {
  const { attribute, owner, otherwise } = requirement;
  const make = isChosen ? error : warning;
  return make('INT2057', {
    what: `the ${definition.noun} cannot add devices to the group ${name}`,
    where: { path: [attribute] },
    why: `${faults.join(', and ')}; ${otherwise}`,
    fix:
      `use a security group with assigned membership, and make the service principal ${owner.names.join(' or ')} ` +
      `(application ${owner.appId}) one of its owners`,
  });
}

function unchecked({ definition, requirement: { attribute, owner } }: Checked, id: string): Diagnostic {
  return warning('INT2058', {
    what: `it is unknown whether the ${definition.noun} can add devices to the group ${id}`,
    where: { path: [attribute] },
    why: 'this identity cannot read the group or its owners',
    fix:
      'grant it GroupMember.Read.All and Application.Read.All, or check by hand that the group is a security group with ' +
      `assigned membership, owned by ${owner.names.join(' or ')}`,
  });
}
