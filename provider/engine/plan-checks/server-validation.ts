import {
  type Diagnostic,
  error,
  identical,
  isUnknown,
  renderValue,
  type ResourceDefinition,
  type ServerValidation,
  toTerraformName,
  type ValueObject,
  warning,
  type WriteResult,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead } from '../locate.js';
import type { Change } from '../shapes/shape.js';

/** Asks Graph whether it would accept a planned object, if the definition defines how, and only for changed values. */
export async function validateOnServer(
  definition: ResourceDefinition,
  { prior, planned }: Pick<Change, 'prior' | 'planned'>,
  { graph, applying }: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { serverValidation: validation } = definition;
  // Graph validates the write itself, which follows immediately.
  if (!validation || applying || !isDue(validation, prior, planned)) return [];
  const { version, path, area } = collectionRead(definition);
  const body = validation.body(planned);
  const result = await graph.ask({ version, path: `${path}/${validation.action}`, body, area });
  return judged(definition, validation, { result, planned });
}

function isDue({ judges }: ServerValidation, prior: ValueObject | null, planned: ValueObject): boolean {
  if (judges.some((name) => isUnknown(planned[name]))) return false;
  return !prior || judges.some((name) => !identical(prior[name] ?? null, planned[name] ?? null));
}

interface Answered {
  readonly result: WriteResult;
  readonly planned: ValueObject;
}

function judged(
  definition: ResourceDefinition,
  validation: ServerValidation,
  { result, planned }: Answered,
): readonly Diagnostic[] {
  const [first = 'id'] = validation.judges;
  const where = { path: [first] };
  const invalid = (why: string): Diagnostic =>
    error('INT2062', { what: `the ${definition.noun} is not valid`, where, why, fix: validation.fix });
  if (result.outcome === 'done') {
    if (validation.approves(result.body)) return [];
    return [invalid(`Graph rejects ${toTerraformName(first)} ${renderValue(planned[first] ?? null)}`)];
  }
  const { what, why } = result.diagnostic;
  if (result.outcome === 'refused' && result.status === 400) return [invalid(`${what}: ${why}`)];
  const fix = `grant the identity ${definition.permissions.write[0] ?? 'a permission to write it'}, or let Graph validate it during apply`;
  const unjudged = `${toTerraformName(first)} of the ${definition.noun} could not be validated`;
  return [warning('INT2063', { what: unjudged, where, why: `${what}: ${why}`, fix })];
}
