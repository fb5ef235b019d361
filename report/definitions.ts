import type { DataSourceDefinition, ResourceDefinition } from '../core/index.js';

/** The definitions that a report uses: resources, and the data sources that provide their impact. */
export type Definitions = readonly (ResourceDefinition | DataSourceDefinition)[];
