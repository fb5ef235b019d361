import { identifierForms } from '../../core/index.js';
import type { Case } from '../condition.js';
import type { Draft } from '../draft.js';
import type { CorporateIdentifier } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated } from './elements.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/corporate-identifiers-add';
const identifiersPath = ['spec', 'enrollment', 'corporateIdentifiers'];

const identifierCases = Object.entries(identifierForms).map(([type, { pattern }]): Case => ({
  when: { key: 'importedDeviceIdentityType', is: [type] },
  narrows: { importedDeviceIdentifier: { type: 'string', pattern: pattern.source } },
}));

/** Rules about corporate identifiers. */
export const corporateIdentifierRules: readonly Rule[] = [
  {
    code: 'INT1266',
    severity: 'error',
    source: 'the identifier is the key in the state',
    findings: twice,
    conditions: [{ at: identifiersPath.join('.'), schema: { uniqueItems: true } }],
  },
  { code: 'INT1267', severity: 'warning', source, findings: windows },
  {
    code: 'INT1268',
    severity: 'error',
    source,
    findings: malformed,
    conditions: [{ at: `${identifiersPath.join('.')}.*`, cases: identifierCases }],
  },
];

function twice(declaration: DeclarationDraft): readonly Finding[] {
  return repeated(identifiersOf(declaration), keyOf).map(({ path, element, first }) => ({
    path: [...path, 'importedDeviceIdentifier'],
    what: `the corporate identifier ${element.importedDeviceIdentifier ?? ''} is declared twice`,
    why: `corporateIdentifiers[${String(first)}] is the same; case is ignored`,
    fix: 'keep one of them',
  }));
}

function keyOf({ importedDeviceIdentityType: type, importedDeviceIdentifier: key }: Draft<CorporateIdentifier>) {
  return type === undefined || key === undefined ? undefined : `${type} ${key.toLowerCase()}`;
}

function windows(declaration: DeclarationDraft): readonly Finding[] {
  const own = identifiersOf(declaration).filter(
    ({ element }) => element.importedDeviceIdentityType === 'manufacturerModelSerial',
  );
  const [first] = own;
  if (!first) return [];
  return [
    {
      path: first.path,
      what: `${String(own.length)} Windows devices are listed as corporate`,
      why: 'adding any Windows identifier makes every unlisted Windows device count as personal',
      fix: 'list all Windows devices of the organization, or none',
    },
  ];
}

/** The schema does not check texts that are known only to Terraform. */
function malformed(declaration: DeclarationDraft): readonly Finding[] {
  return identifiersOf(declaration).flatMap(({ path, element }) => {
    const { importedDeviceIdentityType: type, importedDeviceIdentifier: key } = element;
    const form = type === undefined ? undefined : identifierForms[type];
    if (!form || key === undefined || form.pattern.test(key)) return [];
    return [
      {
        path: [...path, 'importedDeviceIdentifier'],
        what: 'a corporate identifier does not match its type',
        why: `got ${JSON.stringify(key)}; ${form.says}`,
        fix: 'correct it, or declare it under the right type',
      },
    ];
  });
}

function identifiersOf({ spec }: DeclarationDraft): readonly Element<Draft<CorporateIdentifier>>[] {
  return present(spec?.enrollment?.corporateIdentifiers, identifiersPath);
}
