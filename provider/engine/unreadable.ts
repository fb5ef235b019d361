import { type Diagnostic, error, type ReadResult, type ResourceDefinition, warning } from '../../core/index.js';

/** Says that a resource could not be read. A warning where this identity never can, since waiting would not help. */
export function unreadable(
  { noun, permissions, appOnly, byHand }: ResourceDefinition,
  { reason, diagnostic }: Extract<ReadResult<unknown>, { state: 'unreadable' }>,
): Diagnostic {
  const what = `${noun} could not be read; its state is kept as it was`;
  if (reason !== 'permission') return { ...diagnostic, what, why: `${diagnostic.what}: ${diagnostic.why}` };
  const fix = `grant the identity ${permissions.read[0] ?? 'a permission to read it'}, with admin consent`;
  if (appOnly !== false) return { ...diagnostic, what, why: `${diagnostic.what}: ${diagnostic.why}`, fix };
  return warning('INT2005', {
    what,
    why: `${diagnostic.what}: ${diagnostic.why}`,
    fix: handOver(byHand),
  });
}

/** Says that a resource cannot be written, because it could not be read before. */
export function unwritable(
  definition: ResourceDefinition,
  found: Extract<ReadResult<unknown>, { state: 'unreadable' }>,
): Diagnostic {
  const { code, why, fix } = unreadable(definition, found);
  return error(code, { what: `the ${definition.noun} cannot be set`, why, fix });
}

function handOver(byHand: string | undefined): string {
  const runs = 'have a signed-in administrator run it; Microsoft gives no application this right';
  return byHand === undefined ? runs : `${runs}. By hand: ${byHand}`;
}
