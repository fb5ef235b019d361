import { deviceNameForm, deviceNameProblem } from '../../core/index.js';
import type { Draft } from '../draft.js';
import type { BulkEnrollmentPackage } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated } from './elements.js';

const packagesPath = ['spec', 'enrollment', 'windows', 'bulkEnrollment', 'packages'];

/** Rules about bulk enrollment packages. Plan checks their expiry, because it knows the time. */
export const windowsBulkEnrollmentRules: readonly Rule[] = [
  { code: 'INT1540', severity: 'error', source: 'the name is the key in the state', findings: names },
  {
    code: 'INT1541',
    severity: 'error',
    source: 'https://learn.microsoft.com/windows/configuration/wcd/wcd-accounts',
    findings: templates,
    conditions: [
      {
        at: [...packagesPath, '*'].join('.'),
        cases: [{ narrows: { deviceNameTemplate: { type: 'string', pattern: deviceNameForm.source } } }],
      },
    ],
  },
];

function names(declaration: DeclarationDraft): readonly Finding[] {
  return repeated(packagesOf(declaration), ({ name }) => name?.toLowerCase()).map(({ path, element, first }) => ({
    path: [...path, 'name'],
    what: `two bulk enrollment packages are named "${element.name ?? ''}"`,
    why: `packages[${String(first)}] has the same name; case is ignored`,
    fix: 'rename one of them',
  }));
}

function templates(declaration: DeclarationDraft): readonly Finding[] {
  return packagesOf(declaration).flatMap(({ path, element: { name, deviceNameTemplate } }): readonly Finding[] => {
    const problem = deviceNameTemplate === undefined ? undefined : deviceNameProblem(deviceNameTemplate);
    if (!problem) return [];
    const what = `the device name template of the bulk enrollment package "${name ?? ''}" is not valid`;
    return [{ path: [...path, 'deviceNameTemplate'], what, why: problem.why, fix: problem.fix }];
  });
}

function packagesOf({ spec }: DeclarationDraft): readonly Element<Draft<BulkEnrollmentPackage>>[] {
  return present(spec?.enrollment?.windows?.bulkEnrollment?.packages, packagesPath);
}
