import { type Diagnostic, error, own } from '../core/index.js';
import type { SchemaFault } from './schema-fault.js';
import { suggest } from './suggest.js';

/** Explains a key that is not in the schema. */
export function explainKey({ path, params, knownKeys, subject }: SchemaFault): Diagnostic {
  const key = String(params.additionalProperty);
  const where = { path: [...path, key] };
  const meant = suggest(key, knownKeys);
  return error('INT1020', {
    what: `unknown key ${key} in ${subject}`,
    where,
    why: `allowed are ${knownKeys.join(', ')}`,
    fix: meant === undefined ? 'remove it, or correct the spelling' : `did you mean ${meant}?`,
  });
}

/** Explains a missing key. */
export function explainMissing({ path, params, subject }: SchemaFault): Diagnostic {
  const key = String(params.missingProperty);
  return error('INT1022', {
    what: `${subject} has no ${key}`,
    where: { path },
    why: `${key} is required`,
    fix: own(hints, key) ?? `add ${key}`,
  });
}

const hints: Readonly<Record<string, string>> = {
  apiVersion: 'add apiVersion: intuneform/v1',
  kind: 'add kind: IntuneTenant',
  metadata: 'add metadata: { name: <name of the tenant> }',
  from: 'add from: <the current authority of the tenant>',
  acknowledge: 'add acknowledge: [<each consequence by name>]',
};
