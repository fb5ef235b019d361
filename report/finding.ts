import { jsonElements, type JsonObject, type ResourceDefinition, textOf, toTerraformName } from '../core/index.js';
import { adoptedAttributes, type Adoption, beforeAdoption, isAdopted, recordedAttributes } from './adoption.js';
import { type LinesContext, targetText, withLines } from './change-lines.js';
import { compareObject } from './compare.js';
import type { Definitions } from './definitions.js';
import { effectOf } from './effect.js';
import type { FallBacks } from './fall-back.js';
import { withGraphNames } from './json-values.js';
import { judge } from './judge.js';
import { lettingGo } from './letting-go.js';
import type { AttributeFinding, Attribution, Finding, FindingAction } from './model.js';
import type { PlanChange, PlanData, PlanResource } from './plan-json.js';
import { driftOfRecreated } from './recreated.js';

/** Facts about an object that the plan's entry does not contain. */
export interface FindingContext {
  /** The difference between the tenant and Terraform's last read. Undefined: none. */
  readonly drift: PlanChange | undefined;
  /** Undefined: an object of another provider. */
  readonly definition: ResourceDefinition | undefined;
  readonly definitions: Definitions;
  readonly data: readonly PlanData[];
  readonly attribution: ReadonlyMap<string, Attribution> | undefined;
  /** What the provider read of an adopted object. Undefined: not reported. */
  readonly adoption: Adoption | undefined;
  /** Terraform's names of the attributes that our own apply did not complete. Undefined: none. */
  readonly unfinished: readonly string[] | undefined;
  /** Whether it refers to objects that were deleted outside, and to no other new ones. */
  readonly refersToRecreated: boolean;
  readonly fallBacks: FallBacks;
  /** Whether no state records what was last seen. */
  readonly withoutState: boolean;
  /** Names for the elements of lists. */
  readonly words: Pick<LinesContext, 'names' | 'deleted' | 'ordered' | 'fresh'>;
}

type ReadableKind = AttributeFinding['kind'];

/** Describes how an object of the plan departs from its declaration. Undefined: it does not. */
export function findingOf(resource: PlanResource, context: FindingContext): Finding | undefined {
  const action = actionOf(resource, context);
  if (action === 'none') return undefined;
  const attributes = attributesOf(resource, context);
  const kind = action === 'record' ? 'recorded' : kindOf(attributes, action, context);
  const deletedOutside = isDeletedOutside(context.drift);
  return {
    code: codesByKind[kind],
    kind,
    ...judge({
      ...{ kind, action, deletedOutside, attributes, definition: context.definition },
      ...((action === 'delete' || deletedOutside) && {
        without: context.fallBacks.without(goneFrom(resource, context)),
      }),
    }),
    action,
    address: resource.address,
    ...(resource.previousAddress !== undefined && { previousAddress: resource.previousAddress }),
    ...nameOf(resource, context.definition),
    ...(deletedOutside && { deletedOutside: true }),
    ...(context.unfinished && kind !== 'recorded' && { unfinished: true }),
    ...(action === 'replace' && replacementOf(resource, context)),
    ...looserBeside(resource, attributes, context),
    attributes: isUnknownRestore(resource, action) ? [] : attributes,
    ...originOf(resource, kind, context),
  };
}

/** Whether the values that a restore sets are unknown, so that there is nothing to compare with. */
function isUnknownRestore({ change }: PlanResource, action: FindingAction): boolean {
  return action === 'restore' && change.after === null;
}

/** An object that was deleted outside, with its earlier values. */
function goneFrom(resource: PlanResource, { drift }: FindingContext): PlanResource {
  const before = resource.change.before ?? drift?.before ?? null;
  return { ...resource, change: { ...resource.change, before } };
}

/** The order in which Terraform replaces the object, and the targets of the old one. */
function replacementOf({ change }: PlanResource, { definition, words }: FindingContext): Partial<Finding> {
  if (change.actions.includes('forget')) return { oldStays: true };
  const facts = definition?.facets.assignments && definition.attributes.assignments;
  const targets = facts ? withGraphNames(change.before?.assignments ?? null, facts) : null;
  const reaches = jsonElements(targets).map((target) => targetText(target, words.names));
  return { replacement: { first: change.actions[0] === 'create' ? 'create' : 'delete', reaches } };
}

function looserBeside(
  resource: PlanResource,
  attributes: readonly AttributeFinding[],
  { fallBacks }: FindingContext,
): Partial<Finding> {
  const looser = fallBacks.looserThan(resource, attributes);
  return looser.length === 0 ? {} : { looser };
}

function attributesOf(resource: PlanResource, context: FindingContext): readonly AttributeFinding[] {
  const { definition, adoption } = context;
  const { change } = resource;
  const adopted = isAdopted(resource, { definition, adoption });
  const before = adopted && adoption?.kind === 'changed' ? beforeAdoption(change.after, adoption) : change.before;
  const compared = compareObject(definition?.attributes, viewsOf({ ...change, before }, context)).map((attribute) =>
    linedAttribute(ownAttribute(markedAttribute(attribute, definition), context.unfinished), resource, context),
  );
  if (!adopted) return compared;
  return adoption?.kind === 'recorded' ? recordedAttributes(compared) : adoptedAttributes(compared, adoption);
}

function linedAttribute(
  attribute: AttributeFinding,
  { change }: PlanResource,
  { definition, words, refersToRecreated }: FindingContext,
): AttributeFinding {
  const judged = refersToRecreated ? driftOfRecreated(attribute, change) : attribute;
  return definition ? withLines(judged, { definition, change, ...words }) : judged;
}

/** Marks what a report does not repeat: defaults, and the attribute that names the object. */
function markedAttribute(attribute: AttributeFinding, definition: ResourceDefinition | undefined): AttributeFinding {
  const facts = definition?.attributes[attribute.path];
  const isDefault =
    facts?.default !== undefined && JSON.stringify(facts.default) === JSON.stringify(attribute.declared);
  const isLabel = definition?.label === attribute.path;
  return { ...attribute, ...(isDefault && { default: true }), ...(isLabel && { label: true }) };
}

/** An attribute that our own apply did not complete was not changed outside, even if it differs from the last read. */
function ownAttribute(attribute: AttributeFinding, unfinished: readonly string[] = []): AttributeFinding {
  if (!unfinished.includes(toTerraformName(attribute.path.split('.')[0] ?? ''))) return attribute;
  const { lastSeen: _lastSeen, ...rest } = attribute;
  return { ...rest, kind: 'pending' };
}

const codesByKind = { drift: 'INT2101', pending: 'INT2102', both: 'INT2103', recorded: 'INT2108' } as const;

function actionOf(resource: PlanResource, { definition, adoption }: FindingContext): FindingAction {
  const { change, previousAddress } = resource;
  const [first, second] = change.actions;
  if (first === 'restore') return first;
  if (first === 'delete' && second === undefined) return lettingGo(definition, change.before);
  // It is new to Terraform but has always existed in the tenant.
  if (isAdopted(resource, { definition, adoption })) return adoption?.kind === 'recorded' ? 'record' : 'adopt';
  if (second !== undefined) return 'replace';
  if (first === 'create' || first === 'update' || first === 'delete' || first === 'forget') return first;
  if (first === 'unplanned') return first;
  if (change.importing) return 'import';
  return previousAddress === undefined ? 'none' : 'move';
}

function viewsOf(change: PlanChange, { drift, withoutState }: FindingContext): Parameters<typeof compareObject>[1] {
  return {
    withoutState,
    declared: change.after,
    lastSeen: drift ? drift.before : change.before,
    tenant: change.before,
    unknown: change.afterUnknown,
    sensitive: [change.beforeSensitive, change.afterSensitive, drift?.beforeSensitive ?? false],
    replacePaths: change.replacePaths,
  };
}

function kindOf(
  attributes: readonly AttributeFinding[],
  action: FindingAction,
  { drift, withoutState }: FindingContext,
): ReadableKind {
  if (withoutState) return 'drift';
  // Apply does not touch the object, so its values no longer matter.
  if (action === 'forget' && !isDeletedOutside(drift)) return 'pending';
  const drifted = isDeletedOutside(drift) || attributes.some(({ kind }) => kind !== 'pending');
  if (!drifted) return 'pending';
  // An object that was removed from the declaration and changed outside was changed on both sides, whatever its
  // attributes are.
  const pending = ['delete', 'restore', 'forget'].includes(action) || attributes.some(({ kind }) => kind !== 'drift');
  return pending ? 'both' : 'drift';
}

function isDeletedOutside(drift: PlanChange | undefined): boolean {
  return drift !== undefined && drift.before !== null && drift.after === null;
}

/** The display name of an object of the plan. For an object of another provider, its Terraform name. */
export function nameOf(
  { type, address, change }: PlanResource,
  definition: ResourceDefinition | undefined,
): Pick<Finding, 'noun' | 'label'> {
  if (!definition) return { noun: type, label: address.slice(address.indexOf('.') + 1) };
  const within = definition.shape.kind === 'order' ? definition.shape.within : undefined;
  const labelled = definition.label ?? within;
  const key = labelled === undefined ? undefined : toTerraformName(labelled);
  const label = key === undefined ? null : textOf((change.before ?? change.after)?.[key]);
  return { noun: definition.noun, ...(label !== null && { label }) };
}

function originOf(
  { address, change }: PlanResource,
  kind: ReadableKind,
  { drift, definition, definitions, data, attribution }: FindingContext,
): Pick<Finding, 'id' | 'changed' | 'effect' | 'devices'> {
  const id = idOf(change.before) ?? idOf(drift?.before ?? null);
  // Apply does not change the object, and it was not changed outside.
  if (kind === 'recorded') return id === undefined ? {} : { id };
  const changed =
    kind === 'pending' || id === undefined ? undefined : (attribution?.get(id) ?? attribution?.get(address));
  const effect = definition && effectOf(change.after, { definition, definitions, data });
  return { ...(id !== undefined && { id }), ...(changed && { changed }), ...effect };
}

function idOf(object: JsonObject | null): string | undefined {
  return textOf(object?.id) ?? undefined;
}
