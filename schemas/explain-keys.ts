import { error } from '../core/index.js';
import type { Diagnostic } from '../core/index.js';
import { placeOf } from './pointer.js';
import type { SchemaFault } from './schema-fault.js';
import { suggest } from './suggest.js';

/** Sections that the design has and this version has not. */
const laterSections = new Set(['spec.enrollment.notifications', 'spec.enrollment.corporateIdentifiers']);

/** Explains a key that the schema does not know. */
export function explainKey({ path, params, knownKeys, subject }: SchemaFault): Diagnostic {
  const key = String(params.additionalProperty);
  const where = { path: [...path, key] };
  if (laterSections.has(placeOf([...path, key]))) {
    return error('INT1021', {
      what: `the section ${key} is not there yet`,
      where,
      why: `this version of intuneform manages ${knownKeys.join(', ')} of ${subject}`,
      fix: 'remove it until a later version brings it',
    });
  }
  const meant = suggest(key, knownKeys);
  return error('INT1020', {
    what: `unknown key ${key} in ${subject}`,
    where,
    why: `allowed are ${knownKeys.join(', ')}`,
    fix: meant === undefined ? 'remove it, or correct the spelling' : `did you mean ${meant}?`,
  });
}

/** Explains a key that is missing. */
export function explainMissing({ path, params, subject }: SchemaFault): Diagnostic {
  const key = String(params.missingProperty);
  return error('INT1022', {
    what: `${subject} has no ${key}`,
    where: { path },
    why: `${key} is required`,
    fix: hints[key] ?? `add ${key}`,
  });
}

const hints: Readonly<Record<string, string>> = {
  apiVersion: 'add apiVersion: intuneform/v1',
  kind: 'add kind: IntuneTenant',
  metadata: 'add metadata: { name: <name of the tenant> }',
  from: 'add from: <the authority that the tenant has now>',
  acknowledge: 'add acknowledge: [<each consequence by name>]',
};
