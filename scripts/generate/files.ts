import { format } from 'prettier';

import type { Verb } from '../../cli/verb/verb.js';
import type { Section } from '../../constructs/section/section.js';
import {
  type Attributes,
  type EphemeralResourceDefinition,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../core/index.js';
import type { Condition } from '../../schemas/condition.js';
import { renderConsequences } from './consequences.js';
import { renderConstruct, renderProvider } from './construct.js';
import { inlineReferences, renderTypes } from './declaration.js';
import { declarationPages } from './declaration-pages.js';
import { renderDeclaredKeys } from './declared-keys.js';
import { renderDependenciesPage } from './dependencies-page.js';
import { ephemeralPagePath, renderEphemeralPage } from './ephemeral-page.js';
import { errorsPages } from './errors-page.js';
import type { LockedPackage } from './locked-packages.js';
import { renderOtherProvidersPage } from './other-providers-page.js';
import type { GeneratedFile } from './output.js';
import { renderPage, renderProviderPage } from './page.js';
import { renderPermissionsPage } from './permissions-page.js';
import { publishDeclaration, publishResource } from './publish.js';
import { referenceIndexPath, renderReferenceIndex } from './reference-index.js';
import { registryExamples, registryPages, type RegistrySources } from './registry.js';
import { renderSchema } from './schema.js';
import { listSections, type SectionFile } from './section-files.js';
import { renderSectionExports, renderSectionGroup, renderSectionList, renderSubjects } from './sections.js';
import { withoutTextTypes, withUnions } from './unions.js';
import { renderVerbs } from './verbs.js';
import { type Definition, fileNameOf, generatedMark, pagePathOf } from './words.js';

/** Input of the generator. */
export interface Sources {
  readonly definitions: readonly Definition[];
  readonly ephemeralResources: readonly EphemeralResourceDefinition[];
  readonly providerAttributes: Attributes;
  /** Version of the package and the provider. */
  readonly version: string;
  /** `schemas/tenant.source.json`: the declaration, with references to the generated schemas. */
  readonly tenantSchema: JsonObject;
  /** Conditions of cross-object rules for the schema and the types. */
  readonly conditions: readonly Condition[];
  /** The commands of the command line, by file name. */
  readonly verbs: ReadonlyMap<string, Verb>;
  /** Third-party packages that users receive. */
  readonly packages: readonly LockedPackage[];
  /** The current files of the sections. */
  readonly sectionFiles: readonly SectionFile[];
  /** The sections in these files, in any order. */
  readonly sections: readonly Section[];
}

/** All generated files, sorted by path. */
export async function generateFiles(sources: Sources): Promise<readonly GeneratedFile[]> {
  const files = [
    ...(await constructs(sources)),
    ...(await schemas(sources)),
    ...(await sectionLists(sources)),
    ...(await pages(sources)),
    ...(await verbs(sources)),
  ];
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

async function constructs({ definitions, providerAttributes, version }: Sources): Promise<readonly GeneratedFile[]> {
  const folder = 'constructs/generated';
  const names = [...definitions.map(fileNameOf), 'provider'].sort();
  const index = names.map((name) => `export * from './${name}.js';`).join('\n');
  return Promise.all([
    ...definitions.map((definition) =>
      formatted(`${folder}/${fileNameOf(definition)}.ts`, renderConstruct(definition)),
    ),
    formatted(`${folder}/provider.ts`, renderProvider(providerAttributes, version)),
    formatted(`${folder}/index.ts`, `// ${generatedMark}\n${index}\n`),
  ]);
}

async function verbs({ verbs: byFile }: Sources): Promise<readonly GeneratedFile[]> {
  return [await formatted('cli/generated/verbs.ts', renderVerbs(byFile))];
}

/** Lists of the sections in the order of the schema. Loads no section, because a section can import the list of its parts. */
export function sectionLists(sources: Omit<Sources, 'sections' | 'verbs'>): Promise<readonly GeneratedFile[]> {
  const listed = listSections(sources.sectionFiles, declarationSchema(sources, ownSchemas(sources)));
  const groups = listed.filter(({ parts }) => parts.length > 0);
  return Promise.all([
    ...groups.map(({ name, parts }) =>
      formatted(`constructs/generated/${name}-sections.ts`, renderSectionGroup(name, parts)),
    ),
    formatted('constructs/generated/tenant-sections.ts', renderSectionGroup('tenant', listed)),
    formatted('constructs/generated/sections.ts', renderSectionList(listed)),
    formatted(
      'constructs/generated/section-constructs.ts',
      renderSectionExports(listed.flatMap((section) => [section, ...section.parts])),
    ),
  ]);
}

type OwnSchemas = readonly (readonly [path: string, schema: JsonObject])[];

function ownSchemas({ definitions }: Pick<Sources, 'definitions'>): OwnSchemas {
  return definitions
    .filter(({ kind }) => kind === 'resource')
    .map((definition) => [`generated/${fileNameOf(definition)}.schema.json`, renderSchema(definition)]);
}

function declarationSchema({ tenantSchema }: Pick<Sources, 'tenantSchema'>, own: OwnSchemas): JsonObject {
  return inlineReferences(tenantSchema, new Map(own));
}

async function schemas(sources: Sources): Promise<readonly GeneratedFile[]> {
  const own = ownSchemas(sources);
  const declaration = declarationSchema(sources, own);
  return Promise.all([
    ...own.map(([path, schema]) => json(`schemas/${path}`, publishResource(schema))),
    compactJson('schemas/tenant.schema.json', publishDeclaration(declaration, sources.conditions)),
    formatted('schemas/generated/declaration.ts', await renderTypes(withUnions(declaration, sources.conditions))),
    // Rules check declarations that may violate them.
    formatted('schemas/generated/loose-declaration.ts', await renderTypes(withoutTextTypes(declaration))),
    formatted('schemas/generated/authority-consequences.ts', renderConsequences(sources.definitions)),
    formatted('schemas/generated/declared-keys.ts', renderDeclaredKeys(sources.tenantSchema, sources.definitions)),
    formatted('schemas/generated/subjects.ts', renderSubjects(sources.sections)),
  ]);
}

async function pages(sources: Sources): Promise<readonly GeneratedFile[]> {
  const { definitions, ephemeralResources, providerAttributes, packages, sections } = sources;
  const schema = publishDeclaration(declarationSchema(sources, ownSchemas(sources)), sources.conditions);
  const samples = new Map(sections.flatMap((section) => Object.entries(section.samples)));
  return Promise.all([
    ...definitions.map((definition) =>
      formatted(pagePathOf(definition), renderPage(definition, samples.get(definition.name))),
    ),
    ...ephemeralResources.map((definition) =>
      formatted(ephemeralPagePath(definition), renderEphemeralPage(definition)),
    ),
    formatted(referenceIndexPath, renderReferenceIndex(definitions, ephemeralResources)),
    ...registryPages(registrySources(sources)).map(({ path, text }) => formatted(path, text)),
    ...registryExamples(registrySources(sources)).map((file) => Promise.resolve(file)),
    formatted('docs/reference/provider.md', renderProviderPage(providerAttributes)),
    formatted('docs/reference/permissions.md', renderPermissionsPage(definitions)),
    formatted('docs/reference/other-providers.md', renderOtherProvidersPage(definitions)),
    ...[...errorsPages(), ...declarationPages({ schema, sections, definitions })].map(({ path, text }) =>
      formatted(path, text),
    ),
    formatted('docs/dependencies.md', renderDependenciesPage(packages)),
  ]);
}

function registrySources({ definitions, ephemeralResources, providerAttributes, version }: Sources): RegistrySources {
  return { definitions: [...definitions, ...ephemeralResources], providerAttributes, version };
}

/** The formatting of the repository, so that generated files pass its check. */
const style = { singleQuote: true, printWidth: 120, trailingComma: 'all' } as const;

async function formatted(path: string, text: string): Promise<GeneratedFile> {
  return { path, text: await format(text, { ...style, filepath: path }) };
}

function json(path: string, value: JsonObject): Promise<GeneratedFile> {
  return formatted(path, JSON.stringify(value, null, 2));
}

/** One member per line unless it is too long. A quarter shorter than the formatting of the repository. */
function compactJson(path: string, value: JsonObject): Promise<GeneratedFile> {
  return Promise.resolve({ path, text: `${compact(value, '')}\n` });
}

function compact(value: Json, indent: string): string {
  const line = JSON.stringify(value);
  if (line.length <= longestLine || typeof value !== 'object' || value === null) return line;
  const below = `${indent} `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((element: Json) => compact(element, below))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${compact(member ?? null, below)}`);
  return `${open ?? ''}\n${members.map((member) => `${below}${member}`).join(',\n')}\n${indent}${close ?? ''}`;
}

/** Unit: characters. */
const longestLine = 400;

/** Parses a JSON object, such as `package.json`. */
export function parseJsonObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new TypeError('not a JSON object');
  return value;
}
