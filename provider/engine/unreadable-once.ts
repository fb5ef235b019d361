import {
  addToFirstLine,
  type Diagnostic,
  type ReadResult,
  type ResourceDefinition,
  type ValueObject,
} from '../../core/index.js';
import { unreadable } from './unreadable.js';

type Unreadable = Extract<ReadResult<unknown>, { state: 'unreadable' }>;

/**
 * Objects to be listed in an error, by the diagnostic of the shared read. Weak, so that it is freed with the client's
 * cache.
 */
const waiting = new WeakMap<Diagnostic, string[]>();
const mostNamed = 20;

/**
 * Reports once that a shared read failed, with every object concerned so far. The others report nothing: their states
 * are kept, and the run fails anyway.
 *
 * Warnings are reported for each object, because the run continues.
 */
export async function unreadableOnce(
  definition: ResourceDefinition,
  found: Unreadable,
  values: ValueObject,
): Promise<readonly Diagnostic[]> {
  const diagnostic = unreadable(definition, found);
  if (diagnostic.severity !== 'error') return [diagnostic];
  const known = waiting.get(found.diagnostic);
  const names = known ?? [];
  waiting.set(found.diagnostic, names);
  names.push(nameOf(definition, values));
  if (known) return [];
  // Terraform reads up to ten objects concurrently: wait for those with the same answer.
  await new Promise((resolve) => setImmediate(resolve));
  return [named(diagnostic, names)];
}

function nameOf({ noun, label }: ResourceDefinition, values: ValueObject): string {
  const name = label === undefined ? null : values[label];
  return typeof name === 'string' ? `${noun} ${JSON.stringify(name)}` : noun;
}

function named(diagnostic: Diagnostic, names: readonly string[]): Diagnostic {
  const once = [...new Set(names)];
  if (once.length < 2) return diagnostic;
  const rest = once.length > mostNamed ? ` and ${String(once.length - mostNamed)} more` : '';
  const what = `${String(once.length)} objects could not be read; their state is unchanged`;
  return {
    ...diagnostic,
    what,
    why: addToFirstLine(diagnostic.why, `; this affects ${once.slice(0, mostNamed).join(', ')}${rest}`),
  };
}
