import {
  type Diagnostic,
  error,
  type ReadResult,
  remedyOf,
  type ResourceDefinition,
  warning,
} from '../../core/index.js';

/** Reports that a resource could not be read. A warning if this identity never can, because waiting would not help. */
export function unreadable(
  { noun, permissions, refusals }: ResourceDefinition,
  { reason, diagnostic, refused }: Extract<ReadResult<unknown>, { state: 'unreadable' }>,
): Diagnostic {
  const what = `${noun} could not be read; its state is unchanged`;
  if (reason !== 'permission') return { ...diagnostic, what, why: `${diagnostic.what}: ${diagnostic.why}` };
  const fix = `grant the identity ${permissions.read[0] ?? 'a permission to read it'}, with admin consent`;
  const refusal = refusals.find(({ who, of, certain }) => who === 'application' && of === 'everything' && certain);
  if (!refusal || refused === 'delegated')
    return { ...diagnostic, what, why: `${diagnostic.what}: ${diagnostic.why}`, fix };
  return warning('INT2005', {
    what,
    why: `${diagnostic.what}: ${diagnostic.why}`,
    fix: `${refusal.because}: ${remedyOf(refusal)}`,
  });
}

/** Reports that a resource cannot be written, because it could not be read before. */
export function unwritable(
  definition: ResourceDefinition,
  found: Extract<ReadResult<unknown>, { state: 'unreadable' }>,
): Diagnostic {
  const { code, why, fix } = unreadable(definition, found);
  return error(code, { what: `the ${definition.noun} cannot be set`, why, fix });
}
