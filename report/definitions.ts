import type { DataSourceDefinition, ResourceDefinition } from '../core/index.js';

/** What the report knows of the provider: its resources, and the data sources that their impact is read from. */
export type Definitions = readonly (ResourceDefinition | DataSourceDefinition)[];
