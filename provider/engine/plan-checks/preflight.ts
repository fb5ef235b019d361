import {
  confirmedName,
  type Diagnostic,
  error,
  identical,
  type Identity,
  isJsonObject,
  isUnknown,
  type Refusal,
  refusalOf,
  remedyOf,
  renderSteps,
  renderValue,
  type ResourceDefinition,
  suffices,
  toTerraformName,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext, PrivateState } from '../contract.js';

/** Result of checking the token's claims, before any request to Graph. */
export interface Preflight {
  /** False: Graph would refuse the read, so it is not sent. */
  readonly canRead: boolean;
  /** Empty: the identity is allowed to make the planned change, or its permissions are not known. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A create, update or destroy, as far as needed to know what is written. `planned` is null for destroy. */
export interface Intent {
  readonly planned: ValueObject | null;
  readonly prior: ValueObject | null;
  readonly private: PrivateState;
}

/**
 * Checks a planned change against the token's claims. Warns, or fails if the provider is configured to.
 *
 * Claims only show what Entra knew when it issued the token: Graph decides, so reads are still attempted.
 */
export function preflightPlan(definition: ResourceDefinition, intent: Intent, context: EngineContext): Preflight {
  const lack = lackOf(definition, intent, context);
  if (!lack) return { canRead: true, diagnostics: doubtsOf(definition, intent, context) };
  const make = context.preflight === 'fail' ? error : warning;
  return { canRead: !lack.read, diagnostics: [diagnose(definition, { intent, lack, make })] };
}

/** Why a change must not start: its first request would be refused, or worse, its second. */
export function preflightApply(
  definition: ResourceDefinition,
  intent: Intent,
  context: EngineContext,
): Diagnostic | undefined {
  const lack = lackOf(definition, intent, context);
  return lack && diagnose(definition, { intent, lack, make: error });
}

interface Lack {
  readonly identity: Identity;
  /** Graph refuses such an identity, whatever its permissions. */
  readonly refusal: Refusal | undefined;
  readonly read: boolean;
  readonly write: boolean;
}

function lackOf(
  definition: ResourceDefinition,
  intent: Intent,
  { identity, preflight = 'warn' }: EngineContext,
): Lack | undefined {
  if (!identity || preflight === 'off' || !asksGraph(definition, intent)) return undefined;
  const refusal = refusalFor(definition, intent, { identity, verb: 'write' });
  const certain = refusal?.certain ? refusal : undefined;
  const { read, write } = definition.permissions;
  const lack = {
    identity,
    refusal: certain,
    read: certain?.of === 'everything' || !suffices(identity.permissions, read),
    write: certain !== undefined || !suffices(identity.permissions, write),
  };
  return lack.read || lack.write ? lack : undefined;
}

interface Asking {
  readonly identity: Identity;
  readonly verb: 'read' | 'write';
}

function refusalFor(definition: ResourceDefinition, intent: Intent, { identity, verb }: Asking): Refusal | undefined {
  const concerning = definition.refusals.filter(
    ({ step }) => step === undefined || callsStep(definition, intent, step),
  );
  return refusalOf(concerning, identity, verb);
}

/** Whether the change calls a step: an attribute of the step changes, and a create does not include it. */
function callsStep({ steps }: ResourceDefinition, { planned, prior }: Intent, action: string): boolean {
  const step = steps.find((one) => one.action === action);
  if (!step || !planned || (!prior && step.changesOnly)) return false;
  return step.takes.some((name) => !identical(planned[name] ?? null, prior?.[name] ?? null));
}

/** Warns about refusals with few or contradictory reports: apply tries the change. */
function doubtsOf(
  definition: ResourceDefinition,
  intent: Intent,
  { identity, preflight = 'warn' }: EngineContext,
): readonly Diagnostic[] {
  if (!identity || preflight === 'off' || !asksGraph(definition, intent)) return [];
  const refusal = refusalFor(definition, intent, { identity, verb: 'write' });
  if (!refusal) return [];
  return [
    warning('INT2087', {
      what: `Graph may reject writing ${nameOf(definition, intent)}`,
      why: `${refusal.because} (${refusal.evidence}), and the provider runs as ${describe(identity)}`,
      fix: `if Graph rejects it, ${remedyOf(refusal)}`,
    }),
  ];
}

/** Whether a change sends requests. Destroy of an object that cannot be deleted only removes it from the state. */
function asksGraph({ shape }: ResourceDefinition, { planned, prior, private: remembered }: Intent): boolean {
  if (planned !== null || shape.kind === 'collection' || shape.kind === 'bulk') return true;
  if (shape.kind === 'register') return prior?.[shape.removal] === 'delete';
  return shape.kind === 'builtin' && isJsonObject(remembered.original);
}

interface Telling {
  readonly intent: Intent;
  readonly lack: Lack;
  readonly make: typeof error;
}

function diagnose(definition: ResourceDefinition, { intent, lack, make }: Telling): Diagnostic {
  const object = nameOf(definition, intent);
  const { identity, refusal } = lack;
  if (refusal) return make('INT2085', handOver(definition, { object, intent, identity, refusal }));
  const { read, write } = definition.permissions;
  // Write access includes read access, so only the more important missing permission is reported.
  const [verb, needed] = lack.read && !lack.write ? ['read', read] : ['write', write];
  return make(lack.read ? 'INT2086' : 'INT2084', {
    what: `this identity has no permission to ${lack.read ? 'read' : 'write'} ${object}`,
    why: `${describe(lack.identity)} has none of the permissions that allow it to ${verb} the object: ${needed.join(', ')}`,
    fix: `grant it ${needed[0] ?? 'one of them'}${lack.identity.kind === 'application' ? ' as an application permission' : ''}, with admin consent; intuneform doctor lists all required permissions`,
  });
}

interface HandOver {
  readonly object: string;
  readonly intent: Intent;
  readonly identity: Identity;
  readonly refusal: Refusal;
}

function handOver(
  definition: ResourceDefinition,
  { object, intent, identity, refusal }: HandOver,
): Omit<Diagnostic, 'code' | 'severity'> {
  const values = intent.planned ? valuesOf(definition, intent.planned) : 'remove it';
  return {
    what: `${object} must be applied by a person`,
    why: `${refusal.because}, and the provider runs as ${describe(identity)}`,
    fix: renderSteps([`${remedyOf(refusal)}: ${values}`, ...confirmStep(definition)]),
  };
}

/** An object that applications cannot see is confirmed in the declaration. */
function confirmStep({ attributes }: ResourceDefinition): readonly string[] {
  return attributes[confirmedName]
    ? ['then run intuneform confirm as that administrator, and commit the declaration']
    : [];
}

function describe({ kind, name }: Identity): string {
  return kind === 'application' ? `application ${JSON.stringify(name)}` : `user ${JSON.stringify(name)}`;
}

function nameOf({ noun, label }: ResourceDefinition, { planned, prior }: Intent): string {
  const name = label === undefined ? undefined : (planned ?? prior)?.[label];
  return `the ${noun}${typeof name === 'string' ? ` ${JSON.stringify(name)}` : ''}`;
}

/** The values that the person has to set, without hidden ones. */
function valuesOf({ attributes }: ResourceDefinition, planned: ValueObject): string {
  const texts = Object.entries(attributes)
    .filter(([name, { sensitive, writeOnly, local }]) => name !== 'id' && !sensitive && !writeOnly && !local)
    .flatMap(([name]) => {
      const value = planned[name] ?? null;
      return value === null || isUnknown(value) ? [] : [`${toTerraformName(name)} ${renderValue(value)}`];
    });
  return texts.length === 0 ? 'set it to the declared value' : `set ${texts.join(', ')}`;
}
