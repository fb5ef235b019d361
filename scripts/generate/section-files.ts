import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { kebab } from '../../cli/verb/names.js';
import type { Section } from '../../constructs/section/section.js';
import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';

/** A file in `constructs/sections/`: it defines one section with the same name. */
export interface SectionFile {
  /** Relative to `constructs/sections/`, without extension: `windows/autopilot`. */
  readonly path: string;
  readonly text: string;
}

/** A section from its file and the schema, without loading it. */
export interface ListedSection extends SectionFile {
  /** Name in the schema: `statusPages`. */
  readonly name: string;
  /** Its path in a declaration: `spec.enrollment.windows.statusPages`. */
  readonly place: string;
  /** Sections within it, each with a file in a folder of the same name. */
  readonly parts: readonly ListedSection[];
}

/** Reads the files of all sections. */
export function readSectionFiles(folder: string): readonly SectionFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ path: name.replaceAll('\\', '/').slice(0, -3), text: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * Loads the section of a file. Loads the file itself instead of the list, which may be outdated.
 *
 * @throws if it defines none
 */
export function loadSection(file: string): Section {
  const exported = Object.values(createRequire(`${file}.ts`)(`${file}.ts`) as Readonly<Record<string, unknown>>);
  const section = exported.find(isSection);
  if (!section) throw new Error(`${file}.ts states no section`);
  return section;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && 'samples' in value && 'inverses' in value;
}

/**
 * The sections in the order of the declaration's schema.
 *
 * @throws if the schema has no key with the name of a file
 */
export function listSections(files: readonly SectionFile[], declaration: JsonObject): readonly ListedSection[] {
  const listed = listIn(files, { schema: memberOf(declaration, 'spec'), place: 'spec', folder: '.' });
  const found = new Set(listed.flatMap((section) => [section, ...section.parts]).map(({ path }) => path));
  const lost = files.filter(({ path }) => !found.has(path)).map(({ path }) => path);
  if (lost.length > 0) throw new Error(`schemas/tenant.source.json has no section for ${lost.join(', ')}`);
  return listed;
}

interface Surroundings {
  readonly schema: Json | undefined;
  readonly place: string;
  readonly folder: string;
}

/** A key without a file can contain sections, such as `enrollment`. */
function listIn(files: readonly SectionFile[], { schema, place, folder }: Surroundings): readonly ListedSection[] {
  return propertiesOf(schema).flatMap(([name, member]) => {
    const here = `${place}.${name}`;
    const file = files.find(({ path }) => dirname(path) === folder && basename(path) === kebab(name));
    if (!file) return folder === '.' && place === 'spec' ? listIn(files, { schema: member, place: here, folder }) : [];
    return [{ ...file, name, place: here, parts: listIn(files, { schema: member, place: here, folder: file.path }) }];
  });
}

function propertiesOf(schema: Json | undefined): readonly (readonly [string, Json | undefined])[] {
  const properties = isJsonObject(schema) ? schema.properties : undefined;
  return isJsonObject(properties) ? Object.entries(properties) : [];
}

function memberOf(schema: JsonObject, name: string): Json | undefined {
  return propertiesOf(schema).find(([own]) => own === name)?.[1];
}
