import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';

import { error, type JsonObject, warning, type Where } from '../../core/index.js';
import { type ReportDocument, reportFormats } from '../../report/index.js';
import { repositoryRoot } from '../support/source-files.js';
import { documentOf, drifted, pending, reportOf, ruleType, unreadable } from './report-fixture.js';

const schemaFile = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

/** The schema of SARIF 2.1.0, rtm.5. It is of draft 4, of which it uses nothing that draft 7 reads otherwise but these two. */
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonObject;

/** RFC 3986: what may stand in a reference, and that it leads somewhere. */
const isReference = (text: string): boolean =>
  /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/iu.test(text) && URL.canParse(text, 'https://intuneform.example');

const validate = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns, for languages, is no pattern to Unicode.
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => isReference(text) && URL.canParse(text),
    'uri-reference': isReference,
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(schema);

function faultsOf(text: string): readonly string[] {
  return validate(JSON.parse(text))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}

/** Texts that once misled a reader of some format. */
const hostile = [
  '</script><script>alert(1)</script>',
  '[click](https://evil.example) ![x](y) {0} {{1}} \\[a](1)',
  'a\u001b[2J\u0000\u202eb\r\nc\ud800',
  '%0A::error::x %41 #?&',
].join('');

const everyKind = [drifted, pending];

test.each<[string, ReportDocument]>([
  ['nothing at all', documentOf()],
  ['a tenant that is as declared', documentOf(reportOf([]))],
  [
    'every kind of finding',
    documentOf(
      reportOf(everyKind, {
        diagnostics: [unreadable, error('INT3101', { what: 'w', why: 'y', fix: 'f' })],
        locate: () => ({ file: 'tenants/contoso.yaml', line: 14, column: 9 }),
        now: new Date('2026-11-23T12:00:00Z'),
        ends: [
          {
            noun: 'client secret',
            name: 'nightly',
            expirationDateTime: '2026-12-01T00:00:00Z',
            windowDays: 30,
            consequence: 'c',
            remedy: 'r',
          },
        ],
      }),
    ),
  ],
  [
    'hostile names',
    documentOf(
      reportOf([{ ...drifted, type: ruleType, name: hostile }], {
        tenant: { name: hostile },
        attribution: new Map([['rule-1', { actor: hostile, time: hostile }]]),
        diagnostics: [error('INT3101', { what: hostile, where: { file: hostile }, why: hostile, fix: hostile })],
        locate: () => ({ file: hostile }),
      }),
    ),
  ],
])('fits the schema of SARIF 2.1.0 with %s', (_name, document) => {
  expect(faultsOf(reportFormats.sarif(document))).toEqual([]);
});

test.each<[string, Where]>([
  ['relative', { file: './tenants/con toso.yaml', line: 1, column: 1 }],
  ['of Windows', { file: 'C:\\tenants\\contoso.yaml', line: 3 }],
  ['absolute', { file: '/tenants/größe#1.yaml' }],
])('fits it with a path that is %s', (_name, where) => {
  const document = documentOf(reportOf([drifted], { locate: () => where }));

  expect(faultsOf(reportFormats.sarif(document))).toEqual([]);
});

interface Run {
  readonly results: readonly { readonly ruleId: string; readonly locations: readonly JsonObject[] }[];
  readonly invocations?: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly { readonly associatedRule: JsonObject; readonly level: string }[];
  }[];
}

function runOf(document: ReportDocument): Run {
  const text = reportFormats.sarif(document);
  expect(faultsOf(text)).toEqual([]);
  const { runs } = JSON.parse(text) as { readonly runs: readonly [Run] };
  return runs[0];
}

const placeless = warning('INT1319', {
  what: 'the audit log could not be read',
  why: 'Graph responded with 403',
  fix: 'f',
});

test('uses the file of the tenant for results without a location, because GitHub rejects the whole file otherwise', () => {
  const { results, invocations } = runOf(
    documentOf(reportOf([drifted], { diagnostics: [placeless], locate: () => ({ file: 'contoso.yaml', line: 9 }) })),
  );

  expect(invocations).toBeUndefined();
  expect(results.map(({ ruleId, locations }) => [ruleId, locations.length])).toEqual([
    ['INT2101', 1],
    ['INT1319', 1],
  ]);
  expect(results[1]?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: 'contoso.yaml' }, region: { startLine: 1 } } },
  ]);
});

test('makes results without any file notifications of the run', () => {
  const { results, invocations } = runOf(documentOf(reportOf([], { diagnostics: [placeless] })));

  expect(results).toEqual([]);
  expect(invocations).toMatchObject([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ associatedRule: { id: 'INT1319', index: 0 }, level: 'warning' }],
    },
  ]);
});

test('the sample matches it', () => {
  expect(faultsOf(readFileSync(join(repositoryRoot, 'docs/samples/report.sarif'), 'utf8'))).toEqual([]);
});

test.each<[string, (run: JsonObject) => JsonObject]>([
  ['a level that SARIF does not have', (run) => ({ ...run, results: [{ message: { text: 'a' }, level: 'fatal' }] })],
  ['a result without a message', (run) => ({ ...run, results: [{}] })],
  ['a path that is no reference', (run) => ({ ...run, results: [inFile('a b\\c')] })],
  ['a line 0', (run) => ({ ...run, results: [atLine(0)] })],
  ['a member that SARIF does not have', (run) => ({ ...run, findings: [] })],
])('the schema refuses %s', (_name, spoil) => {
  const sarif = JSON.parse(reportFormats.sarif(documentOf(reportOf([drifted])))) as { readonly runs: JsonObject[] };

  const faults = faultsOf(JSON.stringify({ ...sarif, runs: sarif.runs.map(spoil) }));

  expect(faults.length).toBeGreaterThan(0);
});

function inFile(uri: string): JsonObject {
  return { message: { text: 'a' }, locations: [{ physicalLocation: { artifactLocation: { uri } } }] };
}

function atLine(startLine: number): JsonObject {
  return { message: { text: 'a' }, locations: [{ physicalLocation: { region: { startLine } } }] };
}
