import type { Attributes } from './attribute.js';
import type { DataSourceFacts } from './data-source.js';
import type { Diagnostic } from './diagnostic.js';
import type { Graph, ReadResult } from './graph.js';
import type { ValueObject } from './value.js';

/**
 * Everything that the file of an ephemeral resource defines.
 *
 * The values exist only while a Terraform command runs. They are never in a state, plan or log, and can only be used
 * where nothing is stored: in write-only arguments, other ephemeral resources and provider blocks.
 */
export interface EphemeralResourceFacts<A extends Attributes> extends Omit<DataSourceFacts<A>, 'read'> {
  /** Reads the values. `config` is fully known and valid; the result holds every attribute. */
  readonly open: (config: ValueObject, graph: Graph) => Promise<ReadResult<ValueObject>>;
  /** Checks the values that were read: unusable values are an error. Default: all values are accepted. */
  readonly judge?: (values: ValueObject, now: Date) => readonly Diagnostic[];
}

/** An ephemeral resource as data. Made by `defineEphemeralResource`. */
export interface EphemeralResourceDefinition extends EphemeralResourceFacts<Attributes> {
  readonly kind: 'ephemeralResource';
}

/** Defines an ephemeral resource. No attribute is added: it has no id. */
export function defineEphemeralResource<const A extends Attributes>(
  facts: EphemeralResourceFacts<A>,
): EphemeralResourceDefinition {
  return { ...facts, kind: 'ephemeralResource' };
}
