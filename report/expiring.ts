import {
  dataSourceOfType,
  expirationAt,
  expirationOf,
  type ExpirationState,
  type Expiry,
  isJsonObject,
  type Json,
  remedyOn,
  type ReportedExpiration,
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

/** What is known to expire in addition to the plan, and the current time. */
export interface ExpiryContext {
  readonly definitions: Definitions;
  readonly now: Date;
  /** Things that expire and are not in the plan, such as the credential. */
  readonly ends: readonly ReportedExpiration[];
}

/**
 * Creates a finding for everything that has expired, or expires within its window: first for planned objects, then for
 * data sources and the caller's entries that no object reports.
 */
export function expiringFindings(plan: Plan, context: ExpiryContext): readonly Finding[] {
  const objects = plan.changes.flatMap((resource) => objectEnd(resource, context));
  const reported = new Set(objects.map(({ key }) => key));
  const others = [...plan.data.flatMap((data) => dataEnds(data, context)), ...context.ends]
    .map((end) => knownEnd(end, context.now))
    .filter(({ key }) => !reported.has(key) && reported.add(key));
  return [...objects, ...others].flatMap(({ finding }) => finding ?? []);
}

/** Something that expires, and its finding if it is in its window. */
interface Keyed {
  /** Equal for one object that several sources report. */
  readonly key: string;
  readonly finding: Finding | undefined;
}

function objectEnd(resource: PlanResource, { definitions, now }: ExpiryContext): readonly Keyed[] {
  const definition = resourceOfType(definitions, resource.type);
  const { after, afterUnknown } = resource.change;
  if (!definition?.expiry || !after) return [];
  const { expiry, devices: { which } = {} } = definition;
  // It is being renewed: the new expiry is known only after apply.
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

function dataEnds({ type, address, values }: PlanData, { definitions }: ExpiryContext): readonly ReportedExpiration[] {
  const definition = dataSourceOfType(definitions, type);
  if (!definition?.ends) return [];
  const ends = definition.ends(valuesOf(values, definition.attributes));
  return ends.map((end) => ({ ...end, address: end.address ?? address ?? `data.${type}` }));
}

function knownEnd(end: ReportedExpiration, now: Date): Keyed {
  const { noun, name, address = '', expirationDateTime, windowDays, graceDays = 0, undeclared } = end;
  const expiration = expirationAt(new Date(expirationDateTime), { windowDays, graceDays, now });
  if (!expiration) return { key: noun, finding: undefined };
  const subject = { address, noun, ...(name !== undefined && { label: name }) };
  const finding = findingOf(subject, end, expiration);
  // Undeclared ends are reported as information and change no verdict.
  const reported = undeclared && finding ? { ...finding, severity: 'info' as const } : finding;
  return { key: keyOf(noun, expiration), finding: reported };
}

function keyOf(noun: string, { ends }: ExpirationState): string {
  // Graph returns the same instant with and without fractions of a second.
  return `${noun} ${ends.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}`;
}

/**
 * Something that expires soon is a warning. Something that has expired is an error and counts as drift. Undeclared
 * objects are reported as information.
 */
function findingOf(
  subject: Pick<Finding, 'address' | 'noun' | 'label' | 'id' | 'devices'>,
  expiry: Omit<Expiry, 'attribute' | 'noun'>,
  expiration: ExpirationState,
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
