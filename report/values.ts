import { isJsonArray, isJsonObject, type Json } from '../core/index.js';
import { inert } from './inert.js';
import type { AttributeFinding } from './model.js';

/** The name of an attribute in a report for people: the key in the declaration, or Graph's name. Inert. */
export function attributeName({ key, path }: AttributeFinding): string {
  return inert(key ?? path);
}

/**
 * The cells of an attribute in the report: its name, the declared value, Terraform's last seen value if it adds
 * information, and the tenant's value.
 */
export function attributeCells(attribute: AttributeFinding): readonly string[] {
  const name = attributeName(attribute);
  if (attribute.sensitive) return [name, 'declared (hidden)', 'tenant (hidden)'];
  if (attribute.lines) return [name, attribute.replaces ? 'needs a new object:' : ''];
  const { declared, tenant } = valuesApart(attribute);
  const values = [
    `declared ${attribute.unknown ? '(known after apply)' : renderValue(declared)}`,
    ...(attribute.kind === 'both' ? [`last seen ${renderValue(attribute.lastSeen)}`] : []),
    `tenant ${renderValue(tenant)}`,
  ];
  return [name, ...values, ...(attribute.replaces ? ['needs a new object'] : [])];
}

/** The lines of a list as a diff, inert: `- group "Kiosks"`. Empty if the values are readable as they are. */
export function diffLines({ lines = [] }: AttributeFinding): readonly string[] {
  return lines.map(({ sign, text }) => inert(`${sign} ${text}`));
}

/** The values of both sides; for a set, only the elements that the other side lacks. */
export function valuesApart(attribute: AttributeFinding): Pick<AttributeFinding, 'declared' | 'tenant'> {
  return attribute.set && !attribute.unknown ? setDifference(attribute) : attribute;
}

/** For a set, only the elements that the other side lacks. */
function setDifference({ declared, tenant }: AttributeFinding): Pick<AttributeFinding, 'declared' | 'tenant'> {
  if (!Array.isArray(declared) || !Array.isArray(tenant)) return { declared: declared ?? null, tenant: tenant ?? null };
  return { declared: without(declared, tenant), tenant: without(tenant, declared) };
}

function without(left: readonly Json[], right: readonly Json[]): Json {
  const known = new Set(right.map(renderValue));
  const rest = left.filter((element) => !known.has(renderValue(element)));
  // An ellipsis marks common elements, so that the remainder is not mistaken for the full list.
  return rest.length < left.length ? [...rest, '…'] : rest;
}

const longestValue = 120;

/** Renders the value of a list element without truncating it. */
export function renderWhole(value: Json): string {
  return inert(renderDeep(value));
}

/** Whether `renderValue` truncates the value. */
export function isLong(value: Json | undefined): boolean {
  return renderWhole(value ?? null).length > longestValue;
}

/** Renders a value on one line: `90`, `"text"`, `(none)`, `[a, b]`, `{limit 5}`. */
export function renderValue(value: Json | undefined): string {
  const text = inert(renderDeep(value ?? null));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function renderDeep(value: Json): string {
  if (value === null) return '(none)';
  if (isJsonArray(value)) return `[${value.map(renderDeep).join(', ')}]`;
  if (isJsonObject(value)) return `{${Object.entries(value).flatMap(renderMember).sort().join(', ')}}`;
  return typeof value === 'string' ? renderText(value) : JSON.stringify(value);
}

function renderMember([name, value]: readonly [string, Json | undefined]): readonly string[] {
  return value === null || value === undefined ? [] : [`${name} ${renderDeep(value)}`];
}

/** A plain word is not quoted; anything that could be misread is. */
function renderText(text: string): string {
  return /^[\p{L}\p{N}…][\p{L}\p{N}_.:@/-]*$/u.test(text) ? text : `"${text}"`;
}
