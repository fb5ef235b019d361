import type { DataSourceDefinition } from './data-source.js';
import type { ResourceDefinition } from './definition.js';
import { terraformType } from './names.js';

/**
 * Returns the definition of a Terraform type, given without `data.`. A resource takes precedence over a data source of
 * the same type.
 */
export function definitionOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): ResourceDefinition | DataSourceDefinition | undefined {
  return definitions.find(({ name }) => terraformType(name) === type);
}

/**
 * Returns the resource of a Terraform type, such as `intune_device_category`. Undefined: the provider has no such
 * resource.
 */
export function resourceOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): ResourceDefinition | undefined {
  return definitions.find(
    (one): one is ResourceDefinition => one.kind === 'resource' && terraformType(one.name) === type,
  );
}

/**
 * Returns the data source of a Terraform type, given without `data.`. Undefined: the provider has no such data source.
 */
export function dataSourceOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): DataSourceDefinition | undefined {
  return definitions.find(
    (one): one is DataSourceDefinition => one.kind === 'dataSource' && terraformType(one.name) === type,
  );
}
