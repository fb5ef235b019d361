import { guidPattern, instantPattern, own } from '../core/index.js';
import { explainPlace } from './explain-places.js';
import type { Explanation, SchemaFault } from './schema-fault.js';
import { suggest } from './suggest.js';
import { keyOf, show } from './value-words.js';

/** Explains a value that the schema rejects. Some places have their own messages; the others use those of the keyword. */
export function explainValue(fault: SchemaFault): Explanation {
  return explainPlace(fault) ?? byKeyword(fault);
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
        what: `${key} of ${subject} has a duplicate`,
        why: `got ${show(value)}`,
        fix: 'remove the duplicate',
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
  const wanted = own(typeNames, String(fault.params.type)) ?? String(fault.params.type);
  const empty = fault.value === null;
  return {
    code: 'INT1023',
    what: `${keyOf(fault)} ${empty ? 'is empty' : 'has the wrong type'}`,
    why: `got ${empty ? 'nothing' : show(fault.value)}; it must be ${wanted}`,
    fix: empty ? 'set a value, or remove the key' : `write ${wanted}`,
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
    what: `${keyOf(fault)} of ${subject} has the wrong format`,
    why: `got ${show(value)}; ${formRule(keyword, params)}`,
    fix: 'use that format',
  };
}

function formRule(keyword: string, { pattern, limit }: SchemaFault['params']): string {
  if (keyword === 'minLength')
    return Number(limit) === 1 ? 'it must not be empty' : `at least ${String(limit)} characters`;
  if (keyword === 'maxLength') return `at most ${String(limit)} characters`;
  return own(forms, String(pattern)) ?? `it violates the rule ${keyword}`;
}

/** What a pattern of the schema requires. */
const forms: Readonly<Record<string, string>> = {
  [guidPattern.source]: 'it must be a GUID, such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  [instantPattern.source]: 'it must be a date and time with a zone, such as 2027-11-01T00:00:00Z',
  // As in the schema of `metadata.name`.
  '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$':
    'allowed are lowercase letters, digits and hyphens between them, at most 63 characters',
};
