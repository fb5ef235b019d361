import { diagnosticsOf } from '../../cli/terraform/diagnostics.js';
import type { JsonObject } from '../../core/index.js';
import { recordedText } from '../support/recordings.js';

function event(diagnostic: JsonObject): JsonObject {
  return { '@level': 'error', type: 'diagnostic', diagnostic };
}

const nowhere = (): undefined => undefined;

test('keeps code, reason and fix of our provider, and adds the line of the declaration', () => {
  const diagnostic = {
    severity: 'warning',
    summary: 'INT2101: somebody was here',
    detail: 'why: got 1\nof two lines\nfix: do that\nsee: https://example.com/page',
    address: 'intune_managed_device_cleanup_rule.windows',
    snippet: { code: '        "device_inactivity_before_retirement_in_days": 400,' },
  };

  const found = diagnosticsOf([event(diagnostic)], () => ({ file: 'contoso.yaml', line: 31, column: 24 }));

  expect(found).toEqual([
    {
      code: 'INT2101',
      severity: 'warning',
      what: 'somebody was here',
      why: 'got 1\nof two lines',
      fix: 'do that',
      docs: 'https://example.com/page',
      where: {
        file: 'contoso.yaml',
        line: 31,
        column: 24,
        address: 'intune_managed_device_cleanup_rule.windows',
        path: ['deviceInactivityBeforeRetirementInDays'],
      },
    },
  ]);
});

test('keeps reason and fix if the provider returns a path that Terraform cannot point to', () => {
  const diagnostic = {
    severity: 'error',
    summary: 'INT2051: coexistence is acknowledged for fewer devices',
    detail: 'where: transition.bounds\nwhy: it concerns 2000 by now\nfix: review the transition again',
    address: 'intune_mdm_authority.authority',
  };

  expect(diagnosticsOf([event(diagnostic)], nowhere)).toMatchObject([
    { code: 'INT2051', why: 'it concerns 2000 by now', fix: 'review the transition again' },
  ]);
});

test('reads a condition of a construct, whose message is the detail', () => {
  const diagnostic = {
    severity: 'error',
    summary: 'Resource precondition failed',
    detail:
      'INT2101: the rule would hide 412 of 2000 devices (20.6 percent); maxAffected allows 0.5 percent. Raise it.',
  };

  expect(diagnosticsOf([event(diagnostic)], nowhere)).toEqual([
    {
      code: 'INT2101',
      severity: 'error',
      what: 'the rule would hide 412 of 2000 devices (20.6 percent)',
      why: 'maxAffected allows 0.5 percent',
      fix: 'Raise it.',
    },
  ]);
});

test('does not mistake an unknown code for one of ours', () => {
  const [found] = diagnosticsOf([event({ severity: 'error', summary: 'INT0000: odd', detail: 'd' })], nowhere);

  expect(found).toMatchObject({ code: 'INT1310', what: 'INT0000: odd', why: 'd' });
});

test.each([
  ['Resource instance managed by newer provider version', 'INT1314'],
  ['Error acquiring the state lock', 'INT1313'],
  ['Saved plan is stale', 'INT1308'],
  ['Plugin did not respond', 'INT1312'],
  ['Request cancelled: The plugin6.(*GRPCProvider).ApplyResourceChange request was cancelled.', 'INT1312'],
  ['Failed to query available provider packages', 'INT1315'],
  ['Anything else', 'INT1310'],
])('names the Terraform error %j as %s', (summary, code) => {
  expect(diagnosticsOf([event({ severity: 'error', summary, detail: '' })], nowhere)).toMatchObject([{ code }]);
});

test('ignores a check that is postponed until apply, as on every first plan, but not one that failed', () => {
  const waits = { severity: 'warning', summary: 'Check block assertion known after apply', detail: 'The condition' };
  const failed = { severity: 'warning', summary: 'Check block assertion failed', detail: 'no' };

  expect(diagnosticsOf([event(waits), event(failed)], nowhere)).toMatchObject([{ code: 'INT1311', why: 'no' }]);
});

test('reports once what Terraform repeats for each walk, and ignores other events', () => {
  const twice = event({ severity: 'warning', summary: 'Deprecated', detail: 'a\n  b' });

  expect(diagnosticsOf([twice, { type: 'version' }, twice], nowhere)).toMatchObject([
    { code: 'INT1311', severity: 'warning', what: 'Deprecated', why: 'a b' },
  ]);
});

test('a warning of init does not get the code of a failure with the same text', () => {
  const [, summary = '', detail = ''] =
    /^Warning: (.*)\n\n([\s\S]*?)\n\n(?=OpenTofu has been)/mu.exec(recordedText('init-full-source.txt')) ?? [];

  const found = diagnosticsOf([event({ severity: 'warning', summary, detail })], nowhere);

  expect(found).toMatchObject([
    { code: 'INT1311', severity: 'warning', what: 'Incomplete lock file information for providers' },
  ]);
});
