import type { DataSourceDefinition, Diagnostic, ValueObject } from '../../core/index.js';
import { error } from '../../core/index.js';
import { mapAttributes } from './attributes.js';
import type { EngineContext } from './contract.js';

/** What a data source answered. `state` null goes with an error. */
export interface DataAnswer {
  readonly state: ValueObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a data source. What was declared comes back as it was. */
export async function readDataSource(
  definition: DataSourceDefinition,
  config: ValueObject,
  { graph, clock }: EngineContext,
): Promise<DataAnswer> {
  const result = await definition.read(config, graph, clock.now());
  if (result.state === 'refused') return { state: null, diagnostics: result.diagnostics };
  if (result.state === 'unreadable') {
    const { diagnostic } = result;
    const why = `${diagnostic.what}: ${diagnostic.why}`;
    const fix =
      result.reason === 'permission'
        ? `grant the identity ${definition.permissions.read[0] ?? 'a permission to read it'}`
        : diagnostic.fix;
    return { state: null, diagnostics: [{ ...diagnostic, what: `${definition.noun} could not be read`, why, fix }] };
  }
  if (result.state === 'absent') return { state: null, diagnostics: [missing(definition)] };
  const state = mapAttributes(definition.attributes, (name) => config[name] ?? result.value[name] ?? null);
  return { state, diagnostics: [] };
}

function missing({ noun }: DataSourceDefinition): Diagnostic {
  return error('INT2018', {
    what: `there is no such ${noun}`,
    why: 'Graph answered 404',
    fix: 'check the arguments of the data source and the tenant id',
  });
}
