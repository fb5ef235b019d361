import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../../emulator/index.js';

const folder = join(__dirname, '../../../shared/graph');

/** Whether Microsoft's publications are next to this repository. */
export const isPublishedHere = existsSync(join(folder, 'examples'));

/** A documented request with its answer. */
export interface Example {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly apiVersion: 'v1.0' | 'beta';
  readonly requestBody: unknown;
  /** Null: it was not recorded. */
  readonly status: number | null;
  readonly responseBody: JsonObject | null;
  readonly docPermissions?: Readonly<Record<string, string>>;
}

/** A property in the metadata. */
export interface PublishedProperty {
  readonly type: string;
  readonly nullable?: boolean;
  readonly navigation?: boolean;
}

/** A type in the metadata. */
export interface PublishedType {
  readonly baseType?: string | null;
  readonly properties: Readonly<Record<string, PublishedProperty>>;
}

/** Types and enumerations of one version. */
export interface PublishedVersion {
  readonly entityTypes: Readonly<Record<string, PublishedType>>;
  readonly complexTypes: Readonly<Record<string, PublishedType>>;
  readonly enumTypes: Readonly<Record<string, { readonly members: readonly string[] } | readonly string[]>>;
}

/** Permissions of a method on a path. */
export type PublishedPermissions = Readonly<
  Record<string, Readonly<Record<string, { readonly DelegatedWork?: Scopes; readonly Application?: Scopes }>>>
>;

interface Scopes {
  readonly all: readonly string[];
}

/** All documented examples, by name. */
export function readExamples(): readonly Example[] {
  if (!isPublishedHere) return [];
  const names = readdirSync(join(folder, 'examples')).sort();
  return names.map((name) => ({
    name: name.replace('.json', ''),
    ...(read(`examples/${name}`) as Omit<Example, 'name'>),
  }));
}

/** The metadata of both versions. */
export function readEntities(): Readonly<Record<'v1.0' | 'beta', PublishedVersion>> {
  return read('entities.json') as Readonly<Record<'v1.0' | 'beta', PublishedVersion>>;
}

/** Permissions by path, in lower case, with `{id}` for keys. */
export function readPermissions(): PublishedPermissions {
  return (read('permissions.json') as { readonly paths: PublishedPermissions }).paths;
}

/** Method, version and path of operations that only OpenAPI has, without documentation and permissions. */
export function readUndocumented(): readonly { method: string; version: string; path: string }[] {
  if (!isPublishedHere) return [];
  return (['v1', 'beta'] as const).flatMap((file) => {
    const { paths } = read(`openapi-intune-${file}.json`) as { readonly paths: Readonly<Record<string, JsonObject>> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => isUndocumented(operation))
        .map(([method]) => ({ method: method.toUpperCase(), version: file === 'v1' ? 'v1.0' : 'beta', path })),
    );
  });
}

function isUndocumented(operation: unknown): boolean {
  const marks = operation as { 'x-inPermissionsJson'?: boolean; 'x-hasOfficialExample'?: boolean };
  return marks['x-inPermissionsJson'] === false && marks['x-hasOfficialExample'] === false;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
