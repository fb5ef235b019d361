import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';

import { error, type JsonObject } from '../../core/index.js';
import { inertJson, renderReport, type ReportDocument, reportFormats, reportToJson } from '../../report/index.js';
import { longestComment, markdownMarker } from '../../report/markdown.js';
import { changedRule, documentOf, drifted, pending, reportOf, rule, ruleType, unreadable } from './report-fixture.js';

const locate = (): { file: string; line: number; column: number } => ({
  file: 'tenants/contoso.yaml',
  line: 31,
  column: 9,
});

describe('markdown', () => {
  test('is one comment: marker, headline, table, folded findings with their place', () => {
    const text = reportFormats.markdown(documentOf(reportOf([drifted, pending], { locate })));

    expect(text.split('\n')[0]).toBe(markdownMarker);
    expect(text).toContain(
      '### intuneform: the tenant was changed outside Terraform and the declaration is ahead: 1 drift, 1 pending in 1 tenant; 1 to create, 1 to change',
    );
    expect(text).toContain(
      '| `contoso` | the tenant was changed outside Terraform and the declaration is ahead | 1 | 0 | 0 | 1 | 0 | 0 | 2 |',
    );
    expect(text).toContain('**drift** `cleanup rule "windows"` (`tenants/contoso.yaml:31:9`)');
    expect(text).toContain(
      '```diff\n- deviceInactivityBeforeRetirementInDays: 270\n+ deviceInactivityBeforeRetirementInDays: 90\n```',
    );
  });

  test('links to the run, and to the line of each declaration at the commit', () => {
    const origin = {
      time: new Date('2026-11-30T05:12:00Z'),
      commit: '0123456789abcdef',
      run: 'https://github.com/contoso/tenants/actions/runs/1',
      adminCenter: 'https://intune.microsoft.com',
      lineUrl: 'https://github.com/contoso/tenants/blob/0123456789abcdef/{file}#L{line}',
    };
    const document = documentOf(reportOf([drifted], { locate: () => ({ file: 'a (1)/con toso.yaml', line: 31 }) }));

    const text = reportFormats.markdown({ ...document, origin });

    expect(text).toContain(
      'Generated 2026-11-30 05:12 UTC by intuneform 0.1.0 · commit `0123456789ab` · [run](https://github.com/contoso/tenants/actions/runs/1) · [Intune admin center](https://intune.microsoft.com)',
    );
    expect(text).toContain(
      '([`a (1)/con toso.yaml:31`](https://github.com/contoso/tenants/blob/0123456789abcdef/a%20%281%29/con%20toso.yaml#L31))',
    );
  });

  test.each([
    ['2026-11-23T05:12:31Z', '2026-11-23T05:20:00Z', '7 minutes ago'],
    ['2026-11-23T05:12:31Z', '2026-11-24T06:20:00Z', '25 hours ago'],
    ['2026-11-23T05:12:31Z', '2026-11-30T05:20:00Z', '7 days ago'],
  ])('labels a finding with its severity and its age: changed %s, reported %s', (changed, made, age) => {
    const attribution = new Map([['rule-1', { actor: 'admin@contoso.com', time: changed }]]);
    const document = documentOf(reportOf([drifted], { attribution }));

    const text = reportFormats.markdown({ ...document, origin: { time: new Date(made) } });

    expect(text).toContain(`**drift** \`cleanup rule "windows"\` · **warning** · ${age}\n`);
  });

  test.each([
    ['/srv/tenants/tenant.yaml'],
    ['../tenant.yaml'],
    ['a/../../tenant.yaml'],
    ['a\\..\\..\\t.yaml'],
    ['C:\\tenant.yaml'],
  ])('does not link %s, which is in no repository', (file) => {
    const origin = { time: new Date(0), lineUrl: 'https://example.com/{file}#L{line}' };
    const document = documentOf(reportOf([drifted], { locate: () => ({ file, line: 31 }) }));

    expect(reportFormats.markdown({ ...document, origin })).not.toContain('https://example.com');
  });

  test.each([
    ['tenants\\contoso.yaml', 'https://example.com/tenants/contoso.yaml#L31'],
    ['\ud800.yaml', 'https://example.com/%EF%BF%BD.yaml#L31'],
  ])('links the file %j by an address that exists, or at least is one', (file, url) => {
    const origin = { time: new Date(0), lineUrl: 'https://example.com/{file}#L{line}' };
    const document = documentOf(reportOf([drifted], { locate: () => ({ file, line: 31 }) }));

    expect(reportFormats.markdown({ ...document, origin })).toContain(`](${url})`);
  });

  test('separates changes of the pull request from outside changes, and shows the next step with its command', () => {
    const text = reportFormats.markdown(documentOf(reportOf([drifted, pending], { locate })));
    const summaries = [...text.matchAll(/<summary>(.*)<\/summary>/gu)].map(([, title]) => title);

    expect(summaries).toEqual([
      '<code>contoso</code>: what this pull request changes (1)',
      '<code>contoso</code>: what was changed outside Terraform (1)',
    ]);
    expect(text).toContain('```sh\nintuneform apply tenants/contoso.yaml\n```');
    expect(text).toContain('```sh\nintuneform drift --accept tenants/contoso.yaml\n```');
    expect(text).toMatch(/\*\*Impact of apply:\*\* `/u);
  });

  test('shows errors above all folded parts, and no other step before they are fixed', () => {
    const broken = error('INT2064', { what: 'it cannot work', why: 'because', fix: 'change it' });

    const text = reportFormats.markdown(documentOf(reportOf([pending], { locate, diagnostics: [broken] })));

    expect(text.indexOf('**error INT2064**')).toBeLessThan(text.indexOf('<details>'));
    expect(text.match(/INT2064/gu)).toHaveLength(1);
    expect(text).toContain('**Next step.** Fix the errors');
    expect(text).not.toContain('intuneform apply');
  });

  test.each(['a b.yaml', '$(reboot).yaml', '-x.yaml', 'a;b.yaml'])('puts no file named %s into a command', (file) => {
    const text = reportFormats.markdown(documentOf(reportOf([drifted], { locate: () => ({ file }) })));

    expect(text).toContain('```sh\nintuneform apply FILES\n```');
  });

  test('reports in one line that a tenant matches its declaration', () => {
    const text = reportFormats.markdown(documentOf(reportOf([{ type: ruleType, tenant: rule, declared: rule }])));

    expect(text).toContain('### intuneform: as declared (1 object in 1 tenant)');
    expect(text).not.toContain('<details>');
  });

  test('omits whole findings above the limit of GitHub, and states how many', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...drifted, name: `rule_${String(index)}` }));

    const text = reportFormats.markdown(documentOf(reportOf(many)));
    const shown = text.match(/^\*\*drift\*\*/gmu)?.length ?? 0;

    expect(text.length).toBeLessThanOrEqual(longestComment);
    expect(text.length).toBeGreaterThan(longestComment * 0.9);
    expect(text).toContain(`**${String(2000 - shown)} more entries are omitted:**`);
    expect(text.match(/<details>/gu)).toHaveLength(text.match(/<\/details>/gu)?.length ?? 0);
  });

  test('stays within the limit with a thousand tenants', () => {
    const tenants = Array.from({ length: 1000 }, (_, index) =>
      reportOf([drifted], { tenant: { name: `tenant-${String(index)}` } }),
    );

    const text = reportFormats.markdown(documentOf(...tenants));

    expect(text.length).toBeLessThanOrEqual(longestComment);
    expect(text).toContain('900 more tenants are not in this table.');
  });
});

describe('sarif', () => {
  const sarifOf = (document: ReportDocument): JsonObject => JSON.parse(reportFormats.sarif(document)) as JsonObject;

  test('has a result at the line of the declaration, and a rule for each code', () => {
    expect(sarifOf(documentOf(reportOf([drifted], { locate })))).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          properties: { actions: { update: 1 } },
          tool: { driver: { name: 'intuneform', semanticVersion: '0.1.0', rules: [{ id: 'INT2101' }] } },
          results: [
            {
              ruleId: 'INT2101',
              ruleIndex: 0,
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'tenants/contoso.yaml' },
                    region: { startLine: 31, startColumn: 9 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('keeps the fingerprint of a finding if its line or value changes', () => {
    const before = sarifOf(documentOf(reportOf([drifted], { locate })));
    const after = sarifOf(
      documentOf(
        reportOf([{ ...drifted, tenant: { ...rule, device_inactivity_before_retirement_in_days: 200 } }], {
          locate: () => ({ file: 'tenants/contoso.yaml', line: 80 }),
        }),
      ),
    );

    expect(fingerprintsOf(after)).toEqual(fingerprintsOf(before));
    expect(fingerprintsOf(before)[0]).toMatch(/^[0-9a-f]{16}:1$/u);
  });

  test.each([
    ['./tenants/con toso.yaml', 'tenants/con%20toso.yaml'],
    ['/srv/tenants/ü.yaml', 'file:///srv/tenants/%C3%BC.yaml'],
    [String.raw`C:\tenants\a.yaml`, 'file:///C:/tenants/a.yaml'],
    [String.raw`tenants\a#b.yaml`, 'tenants/a%23b.yaml'],
  ])('writes the file %s as a URI', (file, uri) => {
    expect(reportFormats.sarif(documentOf(reportOf([drifted], { locate: () => ({ file }) })))).toContain(
      `"uri": "${uri}"`,
    );
  });
});

function fingerprintsOf(sarif: JsonObject): readonly string[] {
  return [...JSON.stringify(sarif).matchAll(/"primaryLocationLineHash":"([^"]+)"/gu)].map(([, hash = '']) => hash);
}

describe('junit', () => {
  test('fails drift, skips pending changes, and reports unreadable objects as errors', () => {
    const text = reportFormats.junit(
      documentOf(
        reportOf(
          [
            drifted,
            pending,
            { ...drifted, name: 'macos' },
            { type: ruleType, name: 'fine', tenant: rule, declared: rule },
          ],
          {
            diagnostics: [unreadable],
          },
        ),
      ),
    );
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(text) as JsonObject;

    expect(XMLValidator.validate(text)).toBe(true);
    expect(parsed.testsuites).toMatchObject({ '@_tests': '4', '@_failures': '1', '@_errors': '1', '@_skipped': '1' });
    expect(text).toContain('<testcase name="1 object as declared" classname="contoso.asDeclared"/>');
    expect(text).toContain('<property name="actions.create" value="1"/>');
  });
});

/** Names as in a tenant; each would be active in some format if written unescaped. */
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details><h1>x</h1>',
  '-->',
  ']]>',
  '"&\'<>',
  '@octocat #1 GH-1',
  '[click](javascript:alert(1))',
  '![x](https://attacker.example/x.png)',
  'https://attacker.example www.attacker.example',
  '`code` ``more`` ```',
  '| a | b |',
  '\n\n# heading\n\n- list',
  '**bold** _em_ ~~s~~ $x$',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u202eevil\u2066',
  '\u0000\ufffe\ud800',
  '{0} {{x}} ${x}',
];

describe.each(hostile)('the hostile name %j is inert', (name) => {
  const report = reportOf(
    [
      { ...drifted, lastSeen: { ...rule, display_name: name }, tenant: { ...changedRule, display_name: name } },
      {
        type: 'intune_device_category',
        name: 'x',
        lastSeen: { id: '1', display_name: 'a' },
        tenant: { id: '1', display_name: name },
        declared: { id: '1', display_name: 'a' },
      },
    ],
    { tenant: { name }, attribution: new Map([['1', { actor: name, time: name }]]), locate: () => ({ file: name }) },
  );
  const document = documentOf(report);

  test.each(['text', 'json', 'markdown', 'sarif', 'junit', 'html'] as const)(
    'in %s: no character that acts',
    (format) => {
      expect(writtenAs(format, document)).not.toMatch(
        // eslint-disable-next-line no-control-regex -- control characters are what it looks for
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u,
      );
    },
  );

  test('in markdown: the page contains only our own elements', () => {
    const page = github.render(reportFormats.markdown(document));
    const elements = new Set([...page.matchAll(/<\/?([a-z0-9]+)/giu)].map(([, element]) => element));

    expect([...elements].filter((element) => !ours.has(element ?? ''))).toEqual([]);
    expect(page.replaceAll(/<code(?: class="language-(?:diff|sh)")?>[^<]*<\/code>/gu, '')).not.toMatch(
      /attacker|octocat|alert|heading|evil/u,
    );
  });

  test('in junit: well-formed XML with the same content', () => {
    expect(XMLValidator.validate(reportFormats.junit(document))).toBe(true);
  });

  test('in sarif and json: JSON', () => {
    expect(() => JSON.parse(reportFormats.sarif(document)) as unknown).not.toThrow();
    expect(() => JSON.parse(writtenAs('json', document)) as unknown).not.toThrow();
  });
});

/** As GitHub reads a comment: tables, raw HTML, bare addresses as links. */
const github = new MarkdownIt({ html: true, linkify: true });

/** Elements that our own part of the comment makes. */
const ours = new Set([
  ...['h3', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
  ...['p', 'strong', 'code', 'pre', 'ul', 'li'],
]);

function writtenAs(format: 'text' | 'json' | keyof typeof reportFormats, document: ReportDocument): string {
  if (format === 'text') return document.reports.map((report) => renderReport(report, { color: false })).join('');
  return format === 'json' ? inertJson(document.reports.map(reportToJson)) : reportFormats[format](document);
}
