import {
  canonicalText,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type Path,
  type Value,
} from '../../../core/index.js';
import type { DeclaredForms } from './declared-forms.js';
import { type Edit, editText, type Way, writtenAt } from './edit-text.js';

/** Location of an object's declaration. */
export interface ObjectPlace {
  /** Index of its document in the text, from 0. */
  readonly document: number;
  readonly path: Path;
}

/**
 * Writes the tenant's values into the declaration of an object: exactly the differences between its two forms. Omitted
 * members that are the same in both stay omitted.
 *
 * Undefined: the declaration of the object differs from its form.
 */
export function acceptObject(text: string, { document, path }: ObjectPlace, forms: DeclaredForms): string | undefined {
  const way = path.map((step) => (typeof step === 'object' ? step.key : step));
  return merge(text, { document, way }, forms);
}

interface Place {
  readonly document: number;
  readonly way: Way;
}

function merge(text: string, place: Place, { declared, tenant }: DeclaredForms): string | undefined {
  if (same(declared, tenant)) return text;
  const written = writtenAt(text, place.document, place.way) as Json | undefined;
  // It was already written, or the declaration expresses the same in another way.
  if (same(written, tenant)) return text;
  if (isJsonObject(declared) && isJsonObject(tenant) && (isJsonObject(written) || written === undefined))
    return mergeMembers(text, place, { declared, tenant });
  if (isJsonArray(declared) && isJsonArray(tenant) && isJsonArray(written)) {
    const lists = { declared, tenant, written };
    return mergeList(text, place, lists) ?? edited(text, place, { kind: 'set', way: place.way, value: tenant });
  }
  return edited(text, place, { kind: 'set', way: place.way, value: tenant });
}

function edited(text: string, { document }: Place, edit: Edit): string | undefined {
  return editText(text, document, edit);
}

interface Members {
  readonly declared: JsonObject;
  readonly tenant: JsonObject;
}

function mergeMembers(text: string, place: Place, { declared, tenant }: Members): string | undefined {
  return [...new Set([...Object.keys(declared), ...Object.keys(tenant)])].reduce<string | undefined>((present, key) => {
    if (present === undefined) return undefined;
    const way = [...place.way, key];
    const [before, after] = [declared[key], tenant[key]];
    if (after !== undefined) return merge(present, { ...place, way }, { declared: before ?? null, tenant: after });
    const isWritten = writtenAt(present, place.document, way) !== undefined;
    return isWritten ? edited(present, place, { kind: 'remove', way }) : present;
  }, text);
}

interface Lists {
  readonly declared: readonly Json[];
  readonly tenant: readonly Json[];
  readonly written: readonly Json[];
}

/** Elements in both lists keep their positions. Undefined: the list differs from its form, or would become empty. */
function mergeList(text: string, place: Place, { declared, tenant, written }: Lists): string | undefined {
  const [before, after, there] = [declared.map(keyOf), tenant.map(keyOf), written.map(keyOf)];
  const [known, kept] = [new Set(before), new Set(after)];
  const places = before.filter((key) => !kept.has(key)).map((key) => there.indexOf(key));
  const come = tenant.filter((_one, index) => !known.has(after[index] ?? ''));
  if (places.includes(-1) || (places.length === 0 && come.length === 0) || tenant.length === 0) return undefined;
  // Adds elements before it removes others, so that the list is never empty in between.
  const grown = come.reduce<string | undefined>(
    (present, value) => present && edited(present, place, { kind: 'append', way: place.way, value }),
    text,
  );
  return places
    .sort((left, right) => right - left)
    .reduce<string | undefined>(
      (present, index) => present && edited(present, place, { kind: 'remove', way: [...place.way, index] }),
      grown,
    );
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return keyOf(left) === keyOf(right);
}

/** A text that is equal for equivalent values: the order of members is ignored. */
function keyOf(value: Json | undefined): string {
  // Values parsed from YAML or created for a plan have no undefined members.
  return canonicalText((value ?? null) as Value);
}
