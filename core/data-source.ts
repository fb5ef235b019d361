import { type Attributes, idAttribute } from './attribute.js';
import type { Permissions } from './definition.js';
import type { Diagnostic } from './diagnostic.js';
import type { ReportedExpiration } from './expiry.js';
import type { Graph, ReadResult } from './graph.js';
import type { ValueObject } from './value.js';

/**
 * Result of reading a data source. `refused`: everything was read, but the result violates what the declaration asks
 * for.
 *
 * A `present` result can carry warnings.
 */
export type DataRead =
  | ReadResult<ValueObject>
  | { readonly state: 'present'; readonly value: ValueObject; readonly diagnostics: readonly Diagnostic[] }
  | { readonly state: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Everything that the file of a data source defines. */
export interface DataSourceFacts<A extends Attributes> {
  readonly name: string;
  readonly noun: string;
  readonly doc: string;
  readonly source: string;
  readonly permissions: Permissions;
  readonly attributes: A;
  /**
   * Reads the data source. `config` is fully known and valid; the result holds every attribute. `now` is the current
   * time, for expiration checks.
   */
  readonly read: (config: ValueObject, graph: Graph, now: Date) => Promise<DataRead>;
  /** Checks that attribute options cannot express. Values can be unknown. */
  readonly validate?: (config: ValueObject) => readonly Diagnostic[];
  /** Finds the expiration dates in the values that were read, for a report. Default: none. */
  readonly ends?: (values: ValueObject) => readonly ReportedExpiration[];
  readonly example: { readonly declared: ValueObject };
}

/** A data source as data. Made by `defineDataSource`. */
export interface DataSourceDefinition extends DataSourceFacts<Attributes> {
  readonly kind: 'dataSource';
}

/** Defines a data source. The id attribute is added. */
export function defineDataSource<const A extends Attributes>(facts: DataSourceFacts<A>): DataSourceDefinition {
  return { ...facts, kind: 'dataSource', attributes: { id: idAttribute, ...facts.attributes } };
}
