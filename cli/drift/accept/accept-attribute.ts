import { isJsonObject, type Json, type JsonObject, type Path, toTerraformName } from '../../../core/index.js';
import type { AttributeFinding, Finding } from '../../../report/index.js';
import { evaluate, parseValue } from '../../tenants/evaluate.js';
import { renderScalar, writtenScalars } from './written-scalars.js';

/** A text with a declaration, and how to synthesize its stack. */
export interface AcceptedText {
  readonly text: string;
  /** Index of the document in the text, from 0. */
  readonly document: number;
  /** Synthesizes the declaration in a changed text. Undefined: it is not valid. */
  readonly synthesize: (text: string) => JsonObject | undefined;
}

/** An object that drifted, and where it is declared. */
export interface AcceptedObject {
  readonly finding: Finding;
  /** Path of the object in the declaration. */
  readonly path: Path;
}

/** The text with the tenant's value, or why it cannot be written. */
export type Acceptance = { readonly text: string } | { readonly reason: string };

/**
 * Writes the tenant's value of one attribute to a declaration.
 *
 * The value replaces the declared one, at the object's place or below it. The result is synthesized again, and is
 * accepted only if it changes exactly this attribute to the tenant's value.
 */
export function acceptAttribute(
  accepted: AcceptedText,
  object: AcceptedObject,
  attribute: AttributeFinding,
): Acceptance {
  const reason = reasonAgainst(attribute);
  if (reason !== undefined) return { reason };
  const { declared, tenant = null } = attribute;
  const before = accepted.synthesize(accepted.text);
  const candidates = writtenScalars(accepted.text, accepted.document, object.path)
    .filter(({ value }) => value === declared)
    .sort((left, right) => rank(left.path, attribute.path) - rank(right.path, attribute.path));
  for (const { start, end } of candidates) {
    const written = renderScalar(tenant, accepted.text.slice(start, end));
    const text = accepted.text.slice(0, start) + written + accepted.text.slice(end);
    const after = accepted.synthesize(text);
    if (before && after && isThisChange(before, after, { finding: object.finding, attribute })) return { text };
  }
  return { reason: 'it does not correspond to a single value in the declaration' };
}

function reasonAgainst({ sensitive, unknown, declared, tenant }: AttributeFinding): string | undefined {
  if (sensitive) return 'its value is hidden';
  if (unknown) return 'the declared value is only known after an apply';
  if (tenant === null || tenant === undefined) return 'the tenant has no value; remove the line by hand';
  if (declared === null || declared === undefined) return 'the declaration does not contain it; add it by hand';
  return typeof declared === 'object' || typeof tenant === 'object'
    ? 'it is a list or an object; edit it by hand'
    : undefined;
}

/** A value under the attribute's own name takes precedence over others that happen to be equal. */
function rank(path: Path, attribute: string): number {
  const name = attribute.slice(attribute.lastIndexOf('.') + 1);
  return path.at(-1) === name ? 0 : 1;
}

interface Changed {
  readonly finding: Finding;
  readonly attribute: AttributeFinding;
}

/** Whether two stacks differ only in one attribute of one resource, which has the tenant's value in the second. */
function isThisChange(before: JsonObject, after: JsonObject, { finding, attribute }: Changed): boolean {
  const place = [...finding.address.split('.'), ...attribute.path.split('.').map(toTerraformName)];
  const written = valueAt(resourcesOf(after), place);
  const evaluated = evaluate(parseValue(written), { objects: new Map(), module: '' });
  if (!('value' in evaluated) || evaluated.value !== attribute.tenant) return false;
  return withoutPlace(resourcesOf(before), place) === withoutPlace(resourcesOf(after), place);
}

/** Conditions and their messages depend on the attributes. */
function resourcesOf({ resource }: JsonObject): JsonObject {
  const blocks = JSON.stringify(resource ?? {}, (key, value: unknown) => (key === 'lifecycle' ? undefined : value));
  return JSON.parse(blocks) as JsonObject;
}

function valueAt(json: Json, place: readonly string[]): Json {
  return place.reduce<Json>((value, name) => (isJsonObject(value) ? (value[name] ?? null) : null), json);
}

function withoutPlace(json: JsonObject, [name = '', ...rest]: readonly string[]): string {
  return JSON.stringify(without(json, [name, ...rest]));
}

function without(json: Json, [name, ...rest]: readonly string[]): Json {
  if (name === undefined || !isJsonObject(json)) return null;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, key === name ? without(value ?? null, rest) : (value ?? null)]),
  );
}
