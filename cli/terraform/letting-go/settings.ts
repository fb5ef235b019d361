import { join } from 'node:path';

import { parseSelector, type Selector } from '../../../constructs/selector.js';
import { isJsonObject, type Json, jsonElements, type JsonObject } from '../../../core/index.js';
import { jsonOfFile } from '../../process/read-file.js';
import { stackFile } from '../../tenants/synthesized-stack.js';

/** Settings of a declaration for deletions, from its stack. */
export interface LettingGo {
  readonly release: readonly Selector[];
  readonly preventDestroy: readonly Selector[];
  readonly allowDestroy: readonly Selector[];
  readonly maxDeletions?: number;
  /** Addresses of the declared resources. */
  readonly declared: ReadonlySet<string>;
}

/** Reads the settings from the stack in a tenant's folder. */
export function readLettingGo(folder: string): LettingGo {
  const stack = objectOf(jsonOfFile(join(folder, stackFile)));
  const locals = objectOf(stack.locals);
  const { max_deletions: most } = locals;
  return {
    release: selectors(locals.release),
    preventDestroy: selectors(locals.prevent_destroy),
    allowDestroy: selectors(locals.allow_destroy),
    ...(typeof most === 'number' && { maxDeletions: most }),
    declared: new Set(
      Object.entries(objectOf(stack.resource)).flatMap(([type, byName]) =>
        Object.keys(objectOf(byName)).map((name) => `${type}.${name}`),
      ),
    ),
  };
}

function selectors(list: Json | undefined): readonly Selector[] {
  return jsonElements(list).flatMap((text) => (typeof text === 'string' ? (parseSelector(text) ?? []) : []));
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
