import {
  dataSourceOfType,
  type Expiration,
  expirationAt,
  expirationOf,
  type Expiry,
  isJsonObject,
  type Json,
  type KnownEnd,
  remedyOn,
  resourceOfType,
  textOf,
  toTerraformName,
} from '../core/index.js';
import { containsTrue } from './compare.js';
import type { Definitions } from './definitions.js';
import { valuesOf } from './effect.js';
import { nameOf } from './finding.js';
import type { Finding } from './model.js';
import type { Plan, PlanData, PlanResource } from './plan-json.js';

/** What beside the plan is known to have an end, and what time it is. */
export interface ExpiryContext {
  readonly definitions: Definitions;
  readonly now: Date;
  /** Ends that no plan shows, such as that of the credential. */
  readonly ends: readonly KnownEnd[];
}

/**
 * A finding for everything that ended, or ends within its window: of the objects as they will be, then of what data
 * sources and the caller know, where no object tells the same.
 */
export function expiringFindings(plan: Plan, context: ExpiryContext): readonly Finding[] {
  const objects = plan.changes.flatMap((resource) => objectEnd(resource, context));
  const told = new Set(objects.map(({ key }) => key));
  const others = [...plan.data.flatMap((data) => dataEnds(data, context)), ...context.ends]
    .map((end) => knownEnd(end, context.now))
    .filter(({ key }) => !told.has(key) && told.add(key));
  return [...objects, ...others].flatMap(({ finding }) => finding ?? []);
}

/** Something with an end, and the finding that it makes where the end is near. */
interface End {
  /** The same for one object that several sources report. */
  readonly key: string;
  readonly finding: Finding | undefined;
}

function objectEnd(resource: PlanResource, { definitions, now }: ExpiryContext): readonly End[] {
  const definition = resourceOfType(definitions, resource.type);
  const { after, afterUnknown } = resource.change;
  if (!definition?.expiry || !after) return [];
  const { expiry, devices: { which } = {} } = definition;
  // It is being renewed: its new end is known only after apply.
  if (containsTrue(memberOf(afterUnknown, toTerraformName(expiry.attribute)))) return [];
  const expiration = expirationOf(expiry, valuesOf(after, definition.attributes), now);
  if (!expiration) return [];
  const { label } = nameOf(resource, definition);
  const id = textOf(after.id);
  const subject = {
    address: resource.address,
    ...{ noun: expiry.noun, ...(label !== undefined && { label }), ...(id !== null && { id }) },
    ...(which !== undefined && { devices: { text: which } }),
  };
  return [{ key: keyOf(expiry.noun, expiration), finding: findingOf(subject, expiry, expiration) }];
}

function memberOf(marks: Json, name: string): Json {
  return isJsonObject(marks) ? (marks[name] ?? false) : marks;
}

function dataEnds({ type, address, values }: PlanData, { definitions }: ExpiryContext): readonly KnownEnd[] {
  const definition = dataSourceOfType(definitions, type);
  if (!definition?.ends) return [];
  const ends = definition.ends(valuesOf(values, definition.attributes));
  return ends.map((end) => ({ ...end, address: end.address ?? address ?? `data.${type}` }));
}

function knownEnd(end: KnownEnd, now: Date): End {
  const { noun, label, address = '', ends, windowDays, expiry, undeclared } = end;
  const expiration = expirationAt(ends, { windowDays, graceDays: expiry.graceDays ?? 0, now });
  if (!expiration) return { key: noun, finding: undefined };
  const subject = { address, noun, ...(label !== undefined && { label }) };
  const finding = findingOf(subject, expiry, expiration);
  // Undeclared ends are reported as information and change no verdict.
  const told = undeclared && finding ? { ...finding, severity: 'info' as const } : finding;
  return { key: keyOf(noun, expiration), finding: told };
}

function keyOf(noun: string, { ends }: Expiration): string {
  // Graph tells one end with and without fractions of a second.
  return `${noun} ${ends.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}`;
}

/** What is near its end is a warning; what has ended is an error, and counts as drift. What nobody declared is information. */
function findingOf(
  subject: Pick<Finding, 'address' | 'noun' | 'label' | 'id' | 'devices'>,
  expiry: Pick<Expiry, 'graceDays' | 'consequence' | 'remedy' | 'remedyAfter'>,
  expiration: Expiration,
): Finding | undefined {
  const { state, ends, days, windowDays } = expiration;
  if (state === 'valid') return undefined;
  const { consequence } = expiry;
  const remedy = remedyOn(expiry, expiration);
  const soon = state === 'soon';
  return {
    ...{ code: soon ? 'INT2105' : 'INT2106', kind: 'expiring', severity: soon ? 'warning' : 'error', action: 'none' },
    ...subject,
    attributes: [],
    expiry: { state, ends: ends.toISOString(), days, windowDays, consequence, remedy },
  };
}
