import type { Attributes } from './attribute.js';
import type { DataSourceFacts } from './data-source.js';
import type { Diagnostic } from './diagnostic.js';
import type { Graph, ReadResult } from './graph.js';
import type { ValueObject } from './value.js';

/**
 * What an ephemeral resource file states.
 *
 * Its values exist while one command of Terraform runs. They are in no state, no plan and no log, and can only go where
 * nothing is kept: into write-only arguments, other ephemeral resources and provider blocks.
 */
export interface EphemeralResourceFacts<A extends Attributes> extends Omit<DataSourceFacts<A>, 'read'> {
  /** Reads the values. `config` is wholly known and valid; the answer holds every attribute. */
  readonly open: (config: ValueObject, graph: Graph) => Promise<ReadResult<ValueObject>>;
  /** Judges what was read: values that are of no use are an error. Default: they are taken as they are. */
  readonly judge?: (values: ValueObject, now: Date) => readonly Diagnostic[];
}

/** An ephemeral resource as data. Made by `defineEphemeralResource`. */
export interface EphemeralResourceDefinition extends EphemeralResourceFacts<Attributes> {
  readonly kind: 'ephemeralResource';
}

/** States an ephemeral resource. No attribute is added: it has no id. */
export function defineEphemeralResource<const A extends Attributes>(
  facts: EphemeralResourceFacts<A>,
): EphemeralResourceDefinition {
  return { ...facts, kind: 'ephemeralResource' };
}
