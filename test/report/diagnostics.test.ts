import { error, warning } from '../../core/index.js';
import { inertJson, renderDiagnostics, wantsColor } from '../../report/index.js';

const tooLong = error('INT1201', {
  what: 'cleanup rule for windows waits too long',
  where: { file: 'contoso.yaml', line: 31, column: 24, path: ['spec', 'retention', 'cleanupRules', 0, 'inactiveDays'] },
  why: 'got 400; allowed are whole days from 30 to 270',
  fix: 'use 270 or less; Intune removes a device 180 days after its MDM certificate expires, regardless of the rule',
});

test('writes a diagnostic in the common layout', () => {
  expect(renderDiagnostics([tooLong], { color: false })).toBe(
    [
      'error INT1201: cleanup rule for windows waits too long',
      '  where: contoso.yaml:31:24 (spec.retention.cleanupRules[0].inactiveDays)',
      '  why:   got 400; allowed are whole days from 30 to 270',
      '  fix:   use 270 or less; Intune removes a device 180 days after its MDM certificate expires, regardless of the rule',
      '',
    ].join('\n'),
  );
});

test('links the code to its documentation only if the terminal supports links', () => {
  const link = '\u001B]8;;https://github.com/intuneform/intuneform/blob/main/docs/errors/retention.md#int1201\u0007';

  expect(renderDiagnostics([tooLong], { color: false, links: true })).toContain(
    `error ${link}INT1201\u001B]8;;\u0007: cleanup rule`,
  );
  expect(renderDiagnostics([tooLong], { color: true })).not.toContain(']8;;');
});

test('wraps prose at the width of the terminal, with indentation', () => {
  expect(renderDiagnostics([tooLong], { color: false, width: 60 }).split('\n').slice(3)).toEqual([
    '  fix:   use 270 or less; Intune removes a device 180 days',
    '         after its MDM certificate expires, regardless of',
    '         the rule',
    '',
  ]);
});

test('separates several by an empty line, shows address and page, and omits what is unknown', () => {
  const second = warning('INT2101', {
    what: 'w',
    where: { address: 'intune_x.y', path: ['limit'] },
    why: 'a',
    fix: 'b',
    docs: 'https://example.com',
  });
  const third = error('INT2101', { what: 'nowhere', why: 'first line\nsecond line', fix: 'b' });

  expect(renderDiagnostics([second, third], { color: false })).toBe(
    'warning INT2101: w\n  where: intune_x.y (limit)\n  why:   a\n  fix:   b\n  docs:  https://example.com\n' +
      '\n' +
      'error INT2101: nowhere\n  why:   first line\n         second line\n  fix:   b\n',
  );
});

test('is empty if there is nothing to report', () => {
  expect(renderDiagnostics([], { color: true })).toBe('');
});

test('colors what matters, and nothing without colors', () => {
  expect(renderDiagnostics([tooLong], { color: true }).startsWith('\u001b[31merror INT1201\u001b[39m: ')).toBe(true);
  expect(renderDiagnostics([tooLong], { color: false })).not.toContain('\u001b');
});

test('escapes active characters of a hostile text', () => {
  const hostile = error('INT2101', {
    what: 'a\nerror INT9001: fake',
    why: '\u001b]0;title\u0007',
    fix: '\u202etxt.exe',
  });

  const text = renderDiagnostics([hostile], { color: false });

  expect(text.split('\n')).toEqual([
    String.raw`error INT2101: a\u{a}error INT9001: fake`,
    String.raw`  why:   \u{1b}]0;title\u{7}`,
    String.raw`  fix:   \u{202e}txt.exe`,
    '',
  ]);
});

test('escapes hostile characters in JSON too, without changing the value', () => {
  const value = { name: 'a\u202eb\u009bc\n' };

  expect(inertJson(value)).toContain(String.raw`"a\u202eb\u009bc\n"`);
  expect(JSON.parse(inertJson(value))).toEqual(value);
});

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '0' }, false],
  [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('terminal %s with %j: colours %s', (isTTY, env, expected) => {
  expect(wantsColor({ isTTY }, env)).toBe(expected);
});
