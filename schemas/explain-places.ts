import { own } from '../core/index.js';
import { placeOf } from './pointer.js';
import { sectionPlaces } from './rules.js';
import type { Explanation, Explanations, SchemaFault } from './schema-fault.js';
import { keyOf, show } from './value-words.js';

/** Explains a value at a place with its own messages. Undefined: there is none for the place or the problem. */
export function explainPlace(fault: SchemaFault): Explanation | undefined {
  return own(places, placeOf(fault.path))?.(fault);
}

const places: Explanations = {
  apiVersion: otherFormat,
  kind: otherFormat,
  'spec.tenantId': notATenantId,
  ...sectionPlaces,
};

function otherFormat({ keyword, value, params, ...fault }: SchemaFault): Explanation | undefined {
  if (keyword !== 'const') return undefined;
  const key = keyOf(fault);
  const wanted = String(params.allowedValue);
  return {
    code: 'INT1104',
    what: `this version does not support ${key} ${show(value)}`,
    why: `got ${show(value)}; allowed is ${wanted}`,
    fix: `write ${key}: ${wanted}`,
  };
}

function notATenantId({ keyword, value }: SchemaFault): Explanation | undefined {
  if (keyword !== 'pattern') return undefined;
  return {
    code: 'INT1101',
    what: 'the tenant id is not a GUID',
    why: `got ${show(value)}; a tenant id looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
    fix: 'use the Tenant ID from the Overview page of the Microsoft Entra admin center',
  };
}
