import { type Attributes, idAttribute } from './attribute.js';
import type { Permissions } from './definition.js';
import type { Diagnostic } from './diagnostic.js';
import type { ReportedExpiration } from './expiry.js';
import type { Graph, ReadResult } from './graph.js';
import type { ValueObject } from './value.js';

/**
 * How reading a data source ends. Refused: all could be read, and it does not do what the declaration asks of it.
 *
 * What is present may come with warnings.
 */
export type DataRead =
  | ReadResult<ValueObject>
  | { readonly state: 'present'; readonly value: ValueObject; readonly diagnostics: readonly Diagnostic[] }
  | { readonly state: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** What a data source file states. */
export interface DataSourceFacts<A extends Attributes> {
  readonly name: string;
  readonly noun: string;
  readonly doc: string;
  readonly source: string;
  readonly permissions: Permissions;
  readonly attributes: A;
  /** Reads it. `config` is wholly known and valid; the answer holds every attribute. `now`: the time, for what expires. */
  readonly read: (config: ValueObject, graph: Graph, now: Date) => Promise<DataRead>;
  /** Checks of the declaration that the attributes cannot say. Unknown values are possible. */
  readonly validate?: (config: ValueObject) => readonly Diagnostic[];
  /** What of its answer has an end, for a report. Default: nothing. */
  readonly ends?: (values: ValueObject) => readonly ReportedExpiration[];
  readonly example: { readonly declared: ValueObject };
}

/** A data source as data. Made by `defineDataSource`. */
export interface DataSourceDefinition extends DataSourceFacts<Attributes> {
  readonly kind: 'dataSource';
}

/** States a data source. The id is added. */
export function defineDataSource<const A extends Attributes>(facts: DataSourceFacts<A>): DataSourceDefinition {
  return { ...facts, kind: 'dataSource', attributes: { id: idAttribute, ...facts.attributes } };
}
