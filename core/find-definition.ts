import type { DataSourceDefinition } from './data-source.js';
import type { ResourceDefinition } from './definition.js';
import { terraformType } from './names.js';

/** The definition of a Terraform type, without `data.` before it. A resource comes before a data source of the same type. */
export function definitionOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): ResourceDefinition | DataSourceDefinition | undefined {
  return definitions.find(({ name }) => terraformType(name) === type);
}

/** The resource of a Terraform type, such as `intune_device_category`. Undefined: none of ours. */
export function resourceOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): ResourceDefinition | undefined {
  return definitions.find(
    (one): one is ResourceDefinition => one.kind === 'resource' && terraformType(one.name) === type,
  );
}

/** The data source of a Terraform type, without `data.` before it. Undefined: none of ours. */
export function dataSourceOfType(
  definitions: readonly (ResourceDefinition | DataSourceDefinition)[],
  type: string | undefined,
): DataSourceDefinition | undefined {
  return definitions.find(
    (one): one is DataSourceDefinition => one.kind === 'dataSource' && terraformType(one.name) === type,
  );
}
