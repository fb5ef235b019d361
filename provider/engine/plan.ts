import {
  type Attribute,
  type Attributes,
  type Diagnostic,
  hasErrors,
  identical,
  isUnknown,
  isValueList,
  isValueObject,
  isWaiting,
  type Path,
  presenceOf,
  type ResourceDefinition,
  samePath,
  unknown,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { compareAdopted, tellAdoption } from './adoption/adoption.js';
import { isRecord, isRecorded, records } from './adoption/found.js';
import { confirmationOf, tellConfirmed } from './confirmed.js';
import type { EngineContext, PlanAnswer, PlanRequest, PrivateState } from './contract.js';
import { claim } from './creation/claimed.js';
import { watchExpiry } from './facets/expiry.js';
import { placed } from './facets/place.js';
import { checkApproval } from './plan-checks/approval.js';
import { checkDeviceGroups } from './plan-checks/device-groups.js';
import { warnOfLoss } from './plan-checks/loss.js';
import { checkNeighbours } from './plan-checks/neighbours.js';
import { warnOfDrift } from './plan-checks/outside.js';
import { checkPreconditions } from './plan-checks/preconditions.js';
import { preflightPlan } from './plan-checks/preflight.js';
import { checkReferred } from './plan-checks/referred.js';
import { rivalPlaces } from './plan-checks/rival-places.js';
import { type Dropped, restoreDropped } from './shapes/builtin/dropped.js';
import { shapeOf } from './shapes/index.js';
import type { Change, PlanCheck } from './shapes/shape.js';
import { stillUnfinished, warnOfUnfinished } from './unfinished.js';
import { mapAttributes } from './values/attributes.js';
import { plannedDigest } from './values/digest.js';
import { equalValues } from './values/equality.js';
import { isFoundImage } from './values/found-images.js';

/**
 * Plans a create, an update, a replacement or a destroy.
 *
 * Without a context (the provider's configuration is not known yet), nothing is read from the tenant. Before apply, the
 * same plan is made again with a context.
 */
export async function planResource(
  definition: ResourceDefinition,
  request: PlanRequest,
  context: EngineContext | undefined,
): Promise<PlanAnswer> {
  const { prior, config } = request;
  if (context) claim(prior, context);
  // Terraform reads nothing before it plans new objects only.
  if (config !== null) context?.ahead?.start();
  if (config === null) return planDestroy(definition, request, context);
  const { planned, diagnostics: dropped } = planAttributes(definition, { ...request, config });
  const requiresReplace = prior ? replacedPaths(definition.attributes, prior, planned) : [];
  const change = { prior: requiresReplace.length > 0 ? null : prior, planned, config, private: request.private };
  const replaced = requiresReplace.length > 0 && prior ? replacing(prior, request.private) : request.private;
  const unchanged = prior !== null && identical(prior, planned);
  // Only changes are checked: a plan must not fail because of an object that is already as declared.
  const here = context && placed(definition, planned, context);
  const check =
    unchanged || !context || !here
      ? { diagnostics: [] }
      : await judgeChange(here, { ...change, private: replaced }, context);
  return {
    planned,
    requiresReplace,
    private: { ...replaced, ...check.notes },
    diagnostics: [
      ...dropped,
      ...(context ? rivalPlaces(definition, { planned, config }, context.graph) : []),
      ...check.diagnostics,
      // If the change fails, or waits for a person, nothing is restored, and the message describes the current values.
      ...(context && !unchanged && !hasErrors(check.diagnostics) && !check.diagnostics.some(isWaiting)
        ? warnOfDepartures(definition, { prior, planned, private: request.private }, context)
        : []),
      ...(context && here ? await checkSurroundings(here, { prior, planned, unchanged }, context) : []),
      ...(requiresReplace.length > 0 && prior ? warnOfLoss(definition, prior) : []),
      ...watched(definition, planned, check.diagnostics, context),
    ],
  };
}

/** Checks other objects of the tenant, for any change. */
async function checkSurroundings(
  definition: ResourceDefinition,
  object: { readonly prior: ValueObject | null; readonly planned: ValueObject; readonly unchanged: boolean },
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all([
    checkNeighbours(definition, object, context),
    checkReferred(definition, object.planned, context),
    checkDeviceGroups(definition, object, context),
  ]);
  return found.flat();
}

/** Plans declared values, and original values of a default object that are no longer declared. */
function planAttributes(
  definition: ResourceDefinition,
  request: PlanRequest & { readonly config: ValueObject },
): Dropped {
  return restoreDropped(definition, request, planValues(definition, request));
}

/** Warns about changes made outside Terraform, and about attributes that our own apply left unfinished. */
function warnOfDepartures(
  definition: ResourceDefinition,
  { prior, planned, private: remembered }: Pick<Change, 'prior' | 'planned' | 'private'>,
  { graph }: EngineContext,
): readonly Diagnostic[] {
  const names = stillUnfinished(prior, planned, remembered);
  const { writtenAt } = remembered;
  const known = { except: names, ...(typeof writtenAt === 'string' && { writtenAt }) };
  return [
    ...warnOfUnfinished(definition, { planned, names }, remembered),
    ...warnOfDrift(definition, { prior, planned, ...known }, graph),
  ];
}

/** Warnings that every plan repeats, except about values that have failed already. */
function watched(
  definition: ResourceDefinition,
  planned: ValueObject,
  found: readonly Diagnostic[],
  context: EngineContext | undefined,
): readonly Diagnostic[] {
  if (!context) return [];
  const refused = found.flatMap(({ severity, where }) => (severity === 'error' && where?.path ? [where.path] : []));
  return watchExpiry(definition, planned, context.clock.now()).filter(
    ({ where: { path } = {} }) => !path || !refused.some((other) => samePath(other, path)),
  );
}

/** Checks a change against the token's claims, and against the tenant if it is readable. */
async function judgeChange(definition: ResourceDefinition, change: Change, context: EngineContext): Promise<PlanCheck> {
  const confirmed = confirmationOf(definition, { values: change.planned, prior: change.prior }, context);
  if (confirmed) {
    // Nothing is sent: the state only records what a person confirmed.
    const confirmation = tellConfirmed(definition, confirmed, context.clock.now());
    return { diagnostics: change.prior ? [confirmation] : [confirmation, records(definition)] };
  }
  const { canRead, diagnostics } = preflightPlan(definition, change, context);
  if (!canRead) return { diagnostics };
  const [differences, check] = await Promise.all([
    compareAdopted(definition, change, context),
    checkChange(definition, change, context),
  ]);
  const isSent = !isRecorded(differences) && !check.diagnostics.some(isRecord);
  const approval = isSent ? await checkApproval(definition, change, context) : [];
  // Nothing is sent: read access is enough, whatever else the object would need.
  const found = isRecorded(differences)
    ? check.diagnostics.filter(({ severity }) => severity === 'error')
    : [...diagnostics, ...approval, ...check.diagnostics];
  return { ...check, diagnostics: [...found, ...tellAdoption(definition, differences, found)] };
}

async function checkChange(definition: ResourceDefinition, change: Change, context: EngineContext): Promise<PlanCheck> {
  const [preconditions, check] = await Promise.all([
    checkPreconditions(definition, change, context),
    shapeOf(definition).check(definition, change, context),
  ]);
  return { ...check, diagnostics: [...preconditions, ...check.diagnostics] };
}

async function planDestroy(
  definition: ResourceDefinition,
  { prior, private: remembered }: PlanRequest,
  context: EngineContext | undefined,
): Promise<PlanAnswer> {
  const intent = { prior, planned: null, private: remembered };
  const preflight = context ? preflightPlan(definition, intent, context).diagnostics : [];
  const diagnostics = [
    ...preflight,
    ...(prior && context ? await checkApproval(definition, intent, context) : []),
    ...(prior ? warnOfLoss(definition, prior) : []),
    ...(prior ? shapeOf(definition).planDestroy(definition, { prior, private: remembered }) : []),
  ];
  return { planned: null, requiresReplace: [], private: remembered, diagnostics };
}

/**
 * Terraform plans a replacement a second time as a create. This informs that plan which object is about to be removed.
 */
function replacing(prior: ValueObject, remembered: PrivateState): PrivateState {
  return typeof prior.id === 'string' ? { ...remembered, replaces: prior.id } : remembered;
}

interface Declared {
  readonly prior: ValueObject | null;
  readonly config: ValueObject;
  readonly private: PrivateState;
}

/** The known state after apply: exactly the prior state if there is no difference. */
function planValues(definition: ResourceDefinition, { prior, config, private: remembered }: Declared): ValueObject {
  const { attributes } = definition;
  const declared = mapAttributes(attributes, (name, attribute) =>
    attribute.digestOf === undefined
      ? planValue(attribute, prior?.[name] ?? null, config[name] ?? null)
      : plannedImage(attribute.digestOf, { prior: prior?.[name] ?? null, config, private: remembered }),
  );
  const differs = Object.keys(attributes).some(
    (name) => declared[name] !== undefined && !identical(declared[name], prior?.[name] ?? null),
  );
  if (prior && !differs && !hasNewSecret(attributes, config, prior)) return prior;
  return mapAttributes(attributes, (name, attribute) => {
    const value = declared[name];
    if (value !== undefined) return value;
    const moves = attribute.follows?.some((other) => changes(other, prior, declared)) === true;
    return moves ? unknown : computedValue(attribute, prior?.[name] ?? null, prior !== null);
  });
}

/** The planned digest of an image. Undefined: the image is not declared, and stays unchanged. */
function plannedImage(
  digest: NonNullable<Attribute['digestOf']>,
  { prior, config, private: remembered }: Omit<Declared, 'prior'> & { readonly prior: Value },
): Value | undefined {
  const planned = plannedDigest(digest, config);
  return planned === null && prior !== null && isFoundImage(digest.image, remembered) ? undefined : planned;
}

/** The declared value of an attribute. Undefined: not declared, so Graph sets it. */
function planValue(attribute: Attribute, prior: Value, config: Value): Value | undefined {
  if (attribute.writeOnly) return null;
  const declared = config ?? attribute.default ?? null;
  if (declared === null) return attribute.computed === true ? undefined : null;
  const complete = completeNested(attribute, declared);
  const holds = prior !== null && [declared, complete].some((value) => equalValues(attribute, value, prior));
  return holds ? prior : complete;
}

/** Adds the defaults of undeclared members. */
function completeNested(attribute: Attribute, value: Value): Value {
  if (attribute.kind !== 'nested') return value;
  const complete = (element: Value): Value =>
    isValueObject(element)
      ? mapAttributes(attribute.attributes, (name, member) => {
          const planned = planValue(member, null, element[name] ?? null);
          return planned === undefined ? unknown : planned;
        })
      : element;
  if (attribute.nesting === 'single') return complete(value);
  if (isValueList(value)) return value.map(complete);
  return isValueObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, complete(element)]))
    : value;
}

/** Plans a value that Graph sets: it keeps its value, including null, unless every write changes it. */
function computedValue(attribute: Attribute, prior: Value, exists: boolean): Value {
  return exists && attribute.volatile !== true ? prior : unknown;
}

function changes(
  name: string,
  prior: ValueObject | null,
  declared: Readonly<Record<string, Value | undefined>>,
): boolean {
  const value = declared[name];
  return value !== undefined && !identical(value, prior?.[name] ?? null);
}

/** Whether a write-only value is sent again: its version changed, which the version attribute shows. */
function hasNewSecret(attributes: Attributes, config: ValueObject, prior: ValueObject): boolean {
  return Object.values(attributes).some(({ writeOnly }) => {
    const declared = writeOnly && (config[writeOnly.version] ?? null);
    // A version that Graph returns and that is not declared keeps its value.
    if (!writeOnly || (declared === null && attributes[writeOnly.version]?.computed)) return false;
    return !identical(declared ?? null, prior[writeOnly.version] ?? null);
  });
}

function replacedPaths(attributes: Attributes, prior: ValueObject, planned: ValueObject): readonly Path[] {
  return Object.entries(attributes)
    .filter(
      ([name, attribute]) =>
        attribute.immutable === true && presenceOf(attribute) !== 'computed' && differs(prior[name], planned[name]),
    )
    .map(([name]) => [name]);
}

function differs(prior: Value | undefined, planned: Value | undefined): boolean {
  return isUnknown(planned) || !identical(prior ?? null, planned ?? null);
}
