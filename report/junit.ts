import { type Diagnostic, hasErrors } from '../core/index.js';
import { countActions } from './actions.js';
import { counted } from './counted.js';
import { renderDiagnostics } from './diagnostics.js';
import type { ReportDocument } from './document.js';
import { inertMarkup } from './inert.js';
import type { Finding, Report } from './model.js';
import { driftWords, linesOf, subjectOf, verdictText } from './words.js';

/**
 * Renders the report as JUnit XML for the test results of a pipeline: a suite for each tenant, a test for each finding.
 *
 * Drift and expired objects fail, unreadable objects are errors, and all objects that are in sync are one passing test.
 * Pending changes, objects that expire soon, and expired objects that are not declared are skipped.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function renderJunit({ reports, diagnostics }: ReportDocument): string {
  const suites = [
    ...(diagnostics.length > 0 ? [suiteOf('declarations', diagnostics.map(diagnosticCase))] : []),
    ...reports.map(tenantSuite),
  ];
  const cases = suites.flatMap((suite) => suite.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="intuneform" ${countsOf(cases)}>`,
    ...suites.map(renderSuite),
    '</testsuites>\n',
  ].join('\n');
}

/** A test case and its outcome. */
interface Case {
  readonly name: string;
  readonly group: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
}

interface Suite {
  readonly name: string;
  /** The actions of apply, as properties: `actions.create`. */
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: readonly Case[];
}

function suiteOf(name: string, cases: readonly Case[], findings: readonly Finding[] = []): Suite {
  const counts = Object.entries(countActions(findings));
  return { name, cases, properties: counts.map(([action, count]) => [`actions.${action}`, String(count)]) };
}

function tenantSuite({ tenant, summary, findings, diagnostics }: Report): Suite {
  // Something that expires is not an object, or is an object that is counted elsewhere.
  const differing = findings.filter(({ kind }) => kind !== 'expiring').length;
  const asDeclared = Math.max(0, summary.objects - differing);
  const passed: Case = {
    name: `${counted(asDeclared, 'object')} as declared`,
    ...{ group: 'asDeclared', outcome: 'passed', type: '', message: '', lines: [] },
  };
  // If plan failed, the state of the other objects is unknown.
  const known = hasErrors(diagnostics) ? [] : [passed];
  const cases = [...findings.map(findingCase), ...diagnostics.map(diagnosticCase), ...known];
  return suiteOf(tenant.name, cases, findings);
}

const said = {
  drift: { outcome: 'failure', message: verdictText('drift') },
  both: { outcome: 'failure', message: verdictText('both') },
  pending: { outcome: 'skipped', message: verdictText('pending') },
  waiting: { outcome: 'skipped', message: 'waits for a person or an earlier stage' },
  recorded: { outcome: 'passed', message: '' },
  unreadable: { outcome: 'error', message: 'could not be read' },
  soon: { outcome: 'skipped', message: 'expires soon' },
  grace: { outcome: 'failure', message: 'expired' },
  expired: { outcome: 'failure', message: 'expired' },
  undeclared: { outcome: 'skipped', message: 'expired, but not declared' },
} as const;

function findingCase(finding: Finding): Case {
  const { kind, code, address } = finding;
  return {
    name: `${subjectOf(finding)} (${address})`,
    group: kind,
    type: code,
    ...said[kind === 'expiring' ? endOf(finding) : kind],
    ...(kind === 'drift' && { message: driftWords(finding) }),
    lines: linesOf(finding),
  };
}

/** Only an error changes the verdict, so only an error fails. */
function endOf({ severity, expiry }: Finding): keyof typeof said {
  const state = expiry?.state ?? 'expired';
  return state === 'soon' || severity === 'error' ? state : 'undeclared';
}

function diagnosticCase(diagnostic: Diagnostic): Case {
  const { code, severity, what } = diagnostic;
  return {
    name: `${code}: ${what}`,
    group: severity,
    outcome: severity === 'error' ? 'error' : 'skipped',
    type: code,
    message: what,
    lines: renderDiagnostics([diagnostic], { color: false }).trimEnd().split('\n'),
  };
}

function countsOf(cases: readonly Case[]): string {
  const count = (outcome: Case['outcome']): string => String(cases.filter((one) => one.outcome === outcome).length);
  return `tests="${String(cases.length)}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function renderSuite({ name, cases, properties }: Suite): string {
  return [
    `  <testsuite name="${inertMarkup(name)}" ${countsOf(cases)}>`,
    ...renderProperties(properties),
    ...cases.map((one) => renderCase(name, one)),
    '  </testsuite>',
  ].join('\n');
}

function renderProperties(properties: Suite['properties']): readonly string[] {
  if (properties.length === 0) return [];
  const lines = properties.map(([name, value]) => `      <property name="${name}" value="${value}"/>`);
  return ['    <properties>', ...lines, '    </properties>'];
}

function renderCase(suite: string, { name, group, outcome, type, message, lines }: Case): string {
  const opening = `    <testcase name="${inertMarkup(name)}" classname="${inertMarkup(suite)}.${group}"`;
  if (outcome === 'passed') return `${opening}/>`;
  const text = lines.map(inertMarkup).join('\n');
  const attributes = `message="${inertMarkup(message)}"${outcome === 'skipped' ? '' : ` type="${type}"`}`;
  const output = outcome === 'skipped' ? `<system-out>${text}</system-out>` : '';
  const result = outcome === 'skipped' ? `<skipped ${attributes}/>` : `<${outcome} ${attributes}>${text}</${outcome}>`;
  return `${opening}>${result}${output}</testcase>`;
}
