import {
  type Diagnostic,
  error,
  isUnknown,
  type JsonObject,
  renderSighting,
  renderValue,
  type ResourceDefinition,
  terraformType,
  textOf,
  type ValueObject,
  warning,
  withArticle,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { isClaimed, isTaken } from '../creation/claimed.js';
import { goingIds, isLeft } from '../creation/resume.js';
import { isNamesake } from '../creation/sent.js';
import { isClaimed as belongsTo } from '../export/claims.js';
import { renderImportId } from '../facets/place.js';
import { listObjects, sameId } from '../locate.js';
import { patiently } from '../patiently.js';
import type { Change, PlanCheck } from '../shapes/shape.js';
import { withValues } from '../values/has-values.js';
import { compareFound, isRecorded, records } from './found.js';

/**
 * Looks for objects with the name of one that is about to be created: the state may have been lost, or belong to
 * another declaration. `onExisting` decides whether plan warns, fails or adopts the object (ADR 180).
 *
 * Undefined: there is none, or the list cannot be read and only a warning is requested.
 */
export async function checkNamesakes(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<PlanCheck | undefined> {
  // Plan has already warned. Each create makes the list stale, so another warning would cost a list request per object.
  if (context.applying && (context.onExisting ?? 'warn') === 'warn') return undefined;
  const names = namesOf(definition);
  const isNamed = names.length > 0 && !names.some((name) => isUnknown(change.planned[name] ?? null));
  if (change.prior || !isNamed) return undefined;
  // Objects that this run created do not count, so its writes do not matter here.
  const all = await listObjects(definition, context, { earlier: context.applying === true });
  if (all.state === 'unreadable') return unseen({ definition, change, context }, all.diagnostic);
  if (all.state === 'absent') return undefined;
  const named = withValues(definition, names, { objects: all.value, values: change.planned });
  const alike = named.filter((object) => isFree(definition, change, object));
  const found = alike.filter((object) => isOwn(definition, object, context));
  await untilClaimed(found, context);
  const free = found.filter((object) => !isTaken(idOf(object), context));
  const left = free.find((object) => isLeft(definition, { change, id: idOf(object) }, context));
  if (left) return { diagnostics: [resumed(definition, change, left)] };
  const [first, ...others] = free;
  return first && judge({ definition, change, context }, [first, ...others]);
}

/** Returns the attributes by which people and rules identify an object. */
function namesOf({ unique, label }: ResourceDefinition): readonly string[] {
  if (unique.length > 0) return unique;
  return label === undefined ? [] : [label];
}

function isFree({ shape }: ResourceDefinition, change: Change, object: JsonObject): boolean {
  const isBuiltIn = shape.kind === 'collection' && shape.builtIn !== undefined && object[shape.builtIn] === true;
  return !isBuiltIn && !goingIds(change).some((id) => sameId(object.id, id));
}

/**
 * Whether a default object has its own resource. `placed` has changed the path, so the definition is looked up by name.
 */
function isOwn(definition: ResourceDefinition, object: JsonObject, { definitions = [] }: EngineContext): boolean {
  return belongsTo(definition, object, definitions);
}

/** Deadline of a plan's wait for the objects in its own state, by client. Weak, so that it is freed with its client. */
const deadlines = new WeakMap<EngineContext['graph'], number>();
const patienceMs = 1500;

/**
 * Waits for the state to claim objects: Terraform reads the state concurrently with this plan. All creates of a plan
 * share one wait.
 */
export async function untilClaimed(objects: readonly JsonObject[], context: EngineContext): Promise<void> {
  const now = (): number => context.clock.now().getTime();
  const deadline = deadlines.get(context.graph) ?? now() + patienceMs;
  deadlines.set(context.graph, deadline);
  await patiently(context, {
    pauses: Array.from({ length: patienceMs / 100 }, () => 100),
    attempt: () => now() >= deadline || objects.every((object) => isClaimed(idOf(object), context)),
    isSettled: (isDone) => isDone,
  });
}

interface Case {
  readonly definition: ResourceDefinition;
  readonly change: Change;
  readonly context: EngineContext;
}

/** With `error` and `adopt`, no duplicate may be created: a plan that cannot read the list fails. */
function unseen(
  { definition, change: { planned }, context: { onExisting = 'warn' } }: Case,
  { code, what, why, fix }: Diagnostic,
): PlanCheck | undefined {
  if (onExisting === 'warn') return undefined;
  return {
    diagnostics: [
      error(code, {
        what: `it is unknown whether the tenant has ${withArticle(definition.noun)} named ${nameText(definition, planned)}`,
        where: { path: [namesOf(definition)[0] ?? 'id'] },
        why: `${what}: ${why}`,
        fix: `${fix}; to create it anyway, set on_existing = "warn"`,
      }),
    ],
  };
}

function judge(task: Case, found: readonly [JsonObject, ...JsonObject[]]): PlanCheck | undefined {
  const { definition, change, context } = task;
  const { onExisting = 'warn' } = context;
  if (onExisting !== 'adopt') {
    // If a tenant can have only one, the uniqueness check reports it.
    if (definition.unique.length > 0) return undefined;
    const make = onExisting === 'error' ? error : warning;
    return { diagnostics: [namesake(task, found, { make, ...another })] };
  }
  const [only, ...others] = found.filter((object) => isNamesake(definition, object, change.planned));
  if (!only || others.length > 0)
    return { diagnostics: [namesake(task, found, { make: error, ...(only ? severalToAdopt : noneToAdopt) })] };
  return { diagnostics: [adopts(definition, change, only)], notes: { adopts: idOf(only) } };
}

/** Consequence of a namesake, and the alternatives to importing it. */
interface Outcome {
  readonly because: string;
  readonly otherwise: string;
}

const another: Outcome = {
  because: 'apply would create another one',
  otherwise: 'to adopt all of them, set on_existing = "adopt"',
};
const severalToAdopt: Outcome = {
  because: 'only one of them can be adopted',
  otherwise: 'to create another one, give it another name',
};
const noneToAdopt: Outcome = {
  because: 'a property differs that Graph cannot change, so it cannot be adopted',
  otherwise: 'the import replaces it; to create another one, give it another name',
};

function namesake(
  { definition, change: { planned } }: Case,
  found: readonly [JsonObject, ...JsonObject[]],
  { make, because, otherwise }: Outcome & { readonly make: typeof error },
): Diagnostic {
  const ids = found.map((object) => renderImportId(definition, { ...planned, id: idOf(object) }));
  const [first = ''] = ids;
  const isOne = found.length === 1;
  const them = isOne ? withArticle(definition.noun) : `${String(found.length)} ${definition.noun}s`;
  return make('INT2153', {
    what: `the tenant already has ${them} named ${nameText(definition, planned)}`,
    where: { path: [namesOf(definition)[0] ?? 'id'] },
    why: `${isOne ? 'its id is' : 'their ids are'} ${ids.join(', ')}, which the state does not contain; ${because}`,
    fix: `to manage it, add import: { id: ${JSON.stringify(first)} } to the object, or run terraform import ${terraformType(definition.name)}.NAME ${first}; ${otherwise}`,
  });
}

/** The following apply adopts the object through the intent that the earlier run recorded. */
function resumed(definition: ResourceDefinition, { planned }: Change, object: JsonObject): Diagnostic {
  return warning('INT2153', {
    what: `the tenant already has ${withArticle(definition.noun)} named ${nameText(definition, planned)}`,
    where: { path: [namesOf(definition)[0] ?? 'id'] },
    why: `its id is ${idOf(object)}; an earlier run in this folder started to create it, and the state does not contain it`,
    fix: 'none: apply adopts it instead of creating another one',
  });
}

function nameText(definition: ResourceDefinition, planned: ValueObject): string {
  return namesOf(definition)
    .map((name) => renderValue(planned[name] ?? null))
    .join(', ');
}

function adopts(definition: ResourceDefinition, change: Change, object: JsonObject): Diagnostic {
  const differences = compareFound(definition, change, object);
  if (isRecorded(differences)) return records(definition);
  return warning('INT2154', {
    what: `the ${definition.noun} ${nameText(definition, change.planned)} of the tenant is adopted and changed`,
    where: { path: [namesOf(definition)[0] ?? 'id'] },
    why: `${renderSighting(differences.seen)}\nits id is ${idOf(object)}; apply sets ${JSON.stringify(differences.wanted)}`,
    fix: 'none, if this change is intended; to create another object instead, give it another name',
  });
}

function idOf({ id }: JsonObject): string {
  return textOf(id) ?? '';
}
