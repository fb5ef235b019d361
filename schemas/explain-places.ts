import { placeOf } from './pointer.js';
import type { Explanation, SchemaFault } from './schema-fault.js';
import { keyOf, show } from './value-words.js';

/** Explains a value at a place that has words of its own. Undefined: the place, or what is wrong there, has none. */
export function explainPlace(fault: SchemaFault): Explanation | undefined {
  return places[placeOf(fault.path)]?.(fault);
}

type Explain = (fault: SchemaFault) => Explanation | undefined;

const places: Readonly<Record<string, Explain>> = {
  apiVersion: otherFormat,
  kind: otherFormat,
  'spec.tenantId': notATenantId,
  'spec.authority.desired': graphSpelling,
  'spec.authority.transition.from': graphSpelling,
  'spec.enrollment.limits.default': limitRange,
  'spec.enrollment.limits.custom.*.limit': limitRange,
  'spec.retention.cleanupRules.*.inactiveDays': dayRange,
};

function otherFormat({ keyword, value, params, ...fault }: SchemaFault): Explanation | undefined {
  if (keyword !== 'const') return undefined;
  const key = keyOf(fault);
  const wanted = String(params.allowedValue);
  return {
    code: 'INT1104',
    what: `this version does not read ${key} ${show(value)}`,
    why: `got ${show(value)}; allowed is ${wanted}`,
    fix: `write ${key}: ${wanted}`,
  };
}

function notATenantId({ keyword, value }: SchemaFault): Explanation | undefined {
  if (keyword !== 'format') return undefined;
  return {
    code: 'INT1101',
    what: 'the tenant id is not a GUID',
    why: `got ${show(value)}; a tenant id looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
    fix: 'use the Tenant ID from the Overview page of the Microsoft Entra admin center',
  };
}

const graphNames: Readonly<Record<string, string>> = { sccm: 'configurationManager', unknown: 'none' };

function graphSpelling({ keyword, value }: SchemaFault): Explanation | undefined {
  const ours = keyword === 'enum' && typeof value === 'string' ? graphNames[value.toLowerCase()] : undefined;
  if (ours === undefined) return undefined;
  return {
    code: 'INT1103',
    what: `the authority ${show(value)} is spelled as Graph does`,
    why: `a declaration calls it ${ours}`,
    fix: `write ${ours}`,
  };
}

function limitRange({ keyword, value, subject }: SchemaFault): Explanation | undefined {
  if (keyword !== 'minimum' && keyword !== 'maximum') return undefined;
  return {
    code: 'INT1120',
    what: `${subject} allows too ${keyword === 'minimum' ? 'few' : 'many'} devices`,
    why: `got ${show(value)}; allowed are whole numbers from 1 to 15`,
    fix:
      keyword === 'minimum'
        ? 'use 1 or more; to stop enrollment, use a platform restriction instead'
        : 'use 15 or less',
  };
}

function dayRange({ keyword, value, subject }: SchemaFault): Explanation | undefined {
  if (keyword !== 'minimum' && keyword !== 'maximum') return undefined;
  return {
    code: 'INT1201',
    what: `${subject} waits too ${keyword === 'minimum' ? 'short' : 'long'}`,
    why: `got ${show(value)}; allowed are whole days from 30 to 270`,
    fix:
      keyword === 'minimum'
        ? 'use 30 or more'
        : 'use 270 or less; a device silent for longer is removed 180 days after its MDM certificate expires',
  };
}
