import {
  type Attribute,
  type Attributes,
  isJsonObject,
  type Json,
  type JsonObject,
  textOf,
} from '../../../core/index.js';
import { foreignWarning } from './diagnostics.js';
import { dscEnvelope, type DscResource, dscResources, firstOf } from './microsoft365dsc-resources.js';
import type { ForeignPlace, FoundObjects } from './model.js';
import { lowerFirst } from './spelling.js';

/** Whether a document is an export of Microsoft365DSC: entries with a ResourceName. */
export function isDscExport(value: Json | undefined): boolean {
  const entries = Array.isArray(value) ? value : [value];
  return entries.length > 0 && entries.every((entry) => isJsonObject(entry) && textOf(entry.ResourceName) !== null);
}

/** Finds the objects in an export of Microsoft365DSC, in its spelling except for ids and types. */
export function findInDsc(value: Json | undefined, place: ForeignPlace): FoundObjects {
  const parts = Array.isArray(value)
    ? value.map((entry: Json, index) => findInEntry(entry, { ...place, path: [...place.path, index] }))
    : [findInEntry(value, place)];
  return {
    found: parts.flatMap(({ found }) => found),
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

function findInEntry(entry: Json | undefined, place: ForeignPlace): FoundObjects {
  const name = isJsonObject(entry) ? textOf(entry.ResourceName) : null;
  if (!isJsonObject(entry) || name === null) {
    const texts = {
      what: 'an entry has no ResourceName',
      why: 'every Microsoft365DSC entry has one',
      fix: 'check the file',
    };
    return { found: [], notUnderstood: [foreignWarning('INT1361', place, texts)] };
  }
  const resource = byName.get(name.toLowerCase());
  if (!resource) return refused(place, name, 'intuneform has no corresponding resource');
  if (textOf(entry.Ensure)?.toLowerCase() === 'absent') {
    return refused(place, name, 'Ensure is Absent, so the object must not exist');
  }
  return { found: [{ ...place, format: 'microsoft365dsc', ...toGraphObject(entry, resource) }], notUnderstood: [] };
}

/** By names in lower case, because the spelling varies. */
const byName: ReadonlyMap<string, DscResource> = new Map(
  Object.entries(dscResources).map(([name, resource]) => [name.toLowerCase(), resource]),
);

function refused(place: ForeignPlace, name: string, why: string): FoundObjects {
  const texts = { what: `${name} is not exported`, why, fix: 'manage it with Microsoft365DSC, or declare it by hand' };
  return { found: [], notUnderstood: [foreignWarning('INT1360', place, texts)] };
}

/** Removes the envelope, and renames properties as far as possible without a definition. */
function toGraphObject(
  entry: JsonObject,
  { graphPath, type, renamed = {}, prepare }: DscResource,
): { readonly object: JsonObject; readonly graphPath: string; readonly type?: string } {
  const inner = Object.fromEntries(Object.entries(entry).filter(([name]) => !dscEnvelope.has(name.toLowerCase())));
  const prepared = prepare?.(inner) ?? { properties: inner };
  const typeName = prepared.type ?? type;
  const object = Object.fromEntries(
    Object.entries(prepared.properties).map(([name, value]) => [
      Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : lowerFirst(name),
      value,
    ]),
  );
  return { object, graphPath, ...(typeName !== undefined && { type: typeName }) };
}

/**
 * Converts names and values to those of a definition's attributes: Microsoft365DSC varies case and lists with one
 * element.
 */
export function fromDsc(attributes: Attributes, object: JsonObject): JsonObject {
  const names = new Map(
    Object.entries(attributes).map(([name, attribute]) => [
      (attribute.graphName ?? name).toLowerCase(),
      { name: attribute.graphName ?? name, attribute },
    ]),
  );
  const members = Object.entries(object).map(([name, value]): [string, Json | undefined] => {
    const known = names.get(name.toLowerCase());
    if (name.toLowerCase() === 'assignments') return ['assignments', assignmentsOf(value)];
    return known ? [known.name, valueOf(known.attribute, value)] : [name, value];
  });
  return Object.fromEntries(members);
}

function valueOf(attribute: Attribute, value: Json | undefined): Json | undefined {
  switch (attribute.kind) {
    case 'bool':
      return typeof value === 'string' ? (booleans.get(value.toLowerCase()) ?? value) : value;
    case 'int':
    case 'number':
      return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? Number(value) : value;
    case 'nested':
      return nestedOf(attribute.attributes, attribute.nesting === 'single' ? firstOf(value) : value);
    case 'list':
    case 'set':
      return typeof value === 'string' ? [value] : value;
    case 'string':
    case 'map':
      return value;
  }
}

/** PowerShell's words, for converters that left them as text. */
const booleans: ReadonlyMap<string, boolean> = new Map(
  Object.entries({ true: true, $true: true, false: false, $false: false }),
);

function nestedOf(attributes: Attributes, value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((element: Json) => nestedOf(attributes, element) ?? null);
  if (!isJsonObject(value)) return value;
  const { CIMInstance: _class, ...members } = value;
  return fromDsc(
    attributes,
    Object.fromEntries(Object.entries(members).map(([name, member]) => [lowerFirst(name), member])),
  );
}

/** Invalid entries are kept, so that they are reported as unreadable. */
function assignmentsOf(value: Json | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  const entries: readonly Json[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => {
    if (!isJsonObject(entry)) return entry;
    const { CIMInstance: _class, dataType, ...target } = entry;
    return { target: { '@odata.type': dataType ?? null, ...target } };
  });
}
