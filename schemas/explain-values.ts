import type { Diagnostic } from '../core/index.js';
import { placeOf, stepName } from './pointer.js';
import type { SchemaFault } from './schema-diagnostics.js';
import { suggest } from './suggest.js';

/** A diagnostic without severity and place. */
export type Explanation = Pick<Diagnostic, 'code' | 'what' | 'why' | 'fix'>;

/** Explains a value that the schema refuses. Some places have words of their own; the others share those of the keyword. */
export function explainValue(fault: SchemaFault): Explanation {
  return places[placeOf(fault.path)]?.(fault) ?? byKeyword(fault);
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
  'spec.enrollment.limits.custom.*.assignments.*.group': groupByName,
  'spec.enrollment.limits.custom.*.assignments.*.excludeGroup': groupByName,
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

function groupByName({ keyword, value }: SchemaFault): Explanation | undefined {
  if (keyword !== 'format') return undefined;
  return {
    code: 'INT1102',
    what: `the group ${show(value)} is not given by its object id`,
    why: 'an object id is a GUID; names of groups are not resolved yet',
    fix: "use the object id from the group's page in the Microsoft Entra admin center",
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

function byKeyword(fault: SchemaFault): Explanation {
  const { keyword, params, value, subject } = fault;
  const key = keyOf(fault);
  switch (keyword) {
    case 'type':
      return wrongType(fault);
    case 'enum':
    case 'const':
      return notAllowed(fault);
    case 'minimum':
    case 'maximum':
      return {
        code: 'INT1025',
        what: `${key} of ${subject} is out of range`,
        why: `got ${show(value)}; it must be ${String(params.comparison)} ${String(params.limit)}`,
        fix: 'use a number within the range',
      };
    case 'uniqueItems':
      return {
        code: 'INT1028',
        what: `${key} of ${subject} names something twice`,
        why: `got ${show(value)}`,
        fix: 'remove the second one',
      };
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return wrongCount(fault);
    default:
      return wrongForm(fault);
  }
}

function wrongType(fault: SchemaFault): Explanation {
  const wanted = typeNames[String(fault.params.type)] ?? String(fault.params.type);
  const empty = fault.value === null;
  return {
    code: 'INT1023',
    what: `${keyOf(fault)} ${empty ? 'is empty' : 'has the wrong type'}`,
    why: `got ${empty ? 'nothing' : show(fault.value)}; it must be ${wanted}`,
    fix: empty ? 'give it a value, or remove the key' : `write ${wanted}`,
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object (keys and values)',
  array: 'a list',
};

function notAllowed({ params, value, subject, ...fault }: SchemaFault): Explanation {
  const allowed = Array.isArray(params.allowedValues)
    ? params.allowedValues.map(String)
    : [String(params.allowedValue)];
  const meant = typeof value === 'string' ? suggest(value, allowed) : undefined;
  return {
    code: 'INT1024',
    what: `${show(value)} is not a value of ${keyOf(fault)} in ${subject}`,
    why: `allowed ${allowed.length === 1 ? 'is' : 'are'} ${allowed.join(', ')}`,
    fix: meant === undefined ? 'use one of these' : `did you mean ${meant}?`,
  };
}

function wrongCount({ keyword, params, subject, knownKeys, ...fault }: SchemaFault): Explanation {
  const few = keyword.startsWith('min');
  const noun = keyword.endsWith('Properties') ? `of ${knownKeys.join(', ')}` : 'entries';
  return {
    code: 'INT1027',
    what: `${keyOf(fault)} of ${subject} has too ${few ? 'few' : 'many'} entries`,
    why: `it must have ${few ? 'at least' : 'at most'} ${String(params.limit)} ${noun}`,
    fix: few ? 'add one' : 'keep one, or write a second entry',
  };
}

function wrongForm({ keyword, params, value, subject, ...fault }: SchemaFault): Explanation {
  return {
    code: 'INT1026',
    what: `${keyOf(fault)} of ${subject} has the wrong form`,
    why: `got ${show(value)}; ${formRule(keyword, params)}`,
    fix: 'write it in that form',
  };
}

function formRule(keyword: string, { pattern, format, limit }: SchemaFault['params']): string {
  if (pattern === namePattern) return 'allowed are lower-case letters, digits and hyphens between them, at most 63';
  if (keyword === 'minLength')
    return Number(limit) === 1 ? 'it must not be empty' : `at least ${String(limit)} characters`;
  if (keyword === 'maxLength') return `at most ${String(limit)} characters`;
  return keyword === 'format' ? `it must be a ${String(format)}` : `it breaks the rule ${keyword}`;
}

/** As in the schema of `metadata.name`. */
const namePattern = '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$';

function keyOf({ path }: Pick<SchemaFault, 'path'>): string {
  const last = path.at(-1);
  return last === undefined ? 'the document' : stepName(last);
}

/** A value as it was written, short. Lists and objects are only named: an alias can make them endless. */
function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
