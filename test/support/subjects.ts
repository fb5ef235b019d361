import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  isJsonObject,
  type ResourceDefinition,
  terraformType,
  toTerraformName,
  type ValueObject,
} from '../../core/index.js';
import { renderImportId } from '../../provider/engine/index.js';
import { type PlacedExample, placedExample } from './surroundings.js';
import type { TestTenant } from './tenant.js';
import type { Actions, TerraformFolder } from './terraform.js';
import { withResource } from './terraform-json.js';

/** A resource under test in a configuration with others. */
export interface Subject {
  readonly definition: ResourceDefinition;
  readonly address: string;
  readonly example: PlacedExample;
}

/** Resources in a tenant that has what their examples need. */
export async function subjectsOf(
  definitions: readonly ResourceDefinition[],
  tenant: TestTenant,
): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const definition of definitions) {
    const example = await placedExample(definition, tenant);
    subjects.push({ definition, address: `${terraformType(definition.name)}.subject`, example });
  }
  return subjects;
}

/** A configuration with the examples of all. */
export function configurationOf(
  subjects: readonly Subject[],
  which: keyof PlacedExample,
): { readonly resource: object } {
  const blocks = subjects.map(({ definition, example }) => withResource(definition, example[which]).resource);
  return { resource: Object.assign({}, ...blocks) as object };
}

/** The same action for each. */
export function actions(subjects: readonly Subject[], action: string): Actions {
  return Object.fromEntries(subjects.map(({ address }) => [address, [action]]));
}

/** Attributes in Terraform's names. */
export type StoredInstance = ValueObject;

/** The id by which a stored object is imported. */
export function importIdOf(definition: ResourceDefinition, stored: StoredInstance | undefined): string {
  if (!stored) throw new Error(`${definition.name} is not in the state`);
  const names = Object.keys(definition.attributes);
  return renderImportId(
    definition,
    Object.fromEntries(names.map((name) => [name, stored[toTerraformName(name)] ?? null])),
  );
}

/** What is in the state, by address. */
export function stateOf(terraform: TerraformFolder): ReadonlyMap<string, StoredInstance> {
  const state: unknown = JSON.parse(readFileSync(join(terraform.path, 'terraform.tfstate'), 'utf8'));
  const stored = isJsonObject(state) && Array.isArray(state.resources) ? state.resources : [];
  return new Map(
    stored.map((resource: { type: string; name: string; instances: { attributes: StoredInstance }[] }) => {
      const [instance] = resource.instances;
      if (!instance) throw new Error('a resource without an instance');
      return [`${resource.type}.${resource.name}`, instance.attributes];
    }),
  );
}
