import {
  type DataSourceDefinition,
  type Diagnostic,
  error,
  type ReadResult,
  type ValueObject,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { mapAttributes } from './values/attributes.js';

/** Result of reading a data source. `state` is null if there is an error. */
export interface DataAnswer {
  readonly state: ValueObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a data source. Declared values are returned unchanged. */
export async function readDataSource(
  definition: DataSourceDefinition,
  config: ValueObject,
  { graph, clock, ahead }: EngineContext,
): Promise<DataAnswer> {
  ahead?.start();
  const result = await definition.read(config, graph, clock.now());
  if (result.state === 'refused') return { state: null, diagnostics: result.diagnostics };
  if (result.state !== 'present') return unreadData(definition, result);
  const state = mapAttributes(definition.attributes, (name) => config[name] ?? result.value[name] ?? null);
  return { state, diagnostics: 'diagnostics' in result ? result.diagnostics : [] };
}

/** Explains why a data source could not be read, or does not exist. */
export function unreadData(
  definition: Pick<DataSourceDefinition, 'noun' | 'permissions'>,
  result: Exclude<ReadResult<unknown>, { state: 'present' }>,
): DataAnswer {
  if (result.state === 'absent') return { state: null, diagnostics: [missing(definition)] };
  const { diagnostic } = result;
  const why = `${diagnostic.what}: ${diagnostic.why}`;
  const fix =
    result.reason === 'permission'
      ? `grant the identity ${definition.permissions.read[0] ?? 'a permission to read it'}`
      : diagnostic.fix;
  return { state: null, diagnostics: [{ ...diagnostic, what: `${definition.noun} could not be read`, why, fix }] };
}

function missing({ noun }: Pick<DataSourceDefinition, 'noun'>): Diagnostic {
  return error('INT2018', {
    what: `the ${noun} does not exist`,
    why: 'Graph responded with 404',
    fix: 'check the arguments of the data source and the tenant id',
  });
}
