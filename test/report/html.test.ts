import { createHash } from 'node:crypto';

import { type Palette, palettes } from '../../report/html/palette.js';
import { reportFormats } from '../../report/index.js';
import { documentOf, drifted, pending, reportOf, unreadable } from './report-fixture.js';

const page = reportFormats.html(documentOf(reportOf([drifted, pending])));

test('its policy allows its own style and script, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/u.exec(page)?.[1] ?? '';

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src '${hashOf('style')}'`);
  expect(policy).toContain(`script-src '${hashOf('script')}'`);
  expect(policy).not.toContain('unsafe');
});

test('has no external references', () => {
  expect(page).not.toMatch(/https?:|\bsrc=|@import|url\(/u);
});

test('every referenced label, heading and region exists once', () => {
  const ids = [...page.matchAll(/\bid="([^"]+)"/gu)].map(([, id]) => id);
  const named = [...page.matchAll(/(?:aria-labelledby="|href="#)([^"]+)"/gu)].map(([, id]) => id);

  expect(ids).toHaveLength(new Set(ids).size);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('counts the problems of the run itself, and reports no success without a tenant', () => {
  const failed = reportFormats.html({ ...documentOf(), verdict: 'failed', diagnostics: [unreadable] });

  expect(failed).toContain('<li class="is-error"><strong>1</strong> error</li>');
  expect(failed).not.toContain('is-good"><strong>');
  expect(failed).not.toContain('Nothing to report.');
});

test('reports that there is nothing to report only if no tenant has a message', () => {
  const calm = reportFormats.html(documentOf(reportOf([])));
  const told = reportFormats.html(documentOf(reportOf([], { diagnostics: [unreadable] })));

  expect(calm).toContain('Nothing to report.');
  expect(told).not.toContain('Nothing to report.');
});

test('gives each finding about one object its own anchor', () => {
  const expired = {
    type: 'intune_apple_push_notification_certificate',
    name: 'a',
    lastSeen: { ...certificate, apple_identifier: 'mdm@contoso.com' },
    tenant: { ...certificate, apple_identifier: 'other@contoso.com' },
    declared: { ...certificate, apple_identifier: 'mdm@contoso.com' },
  };
  const report = reportOf([expired], { now: new Date('2026-01-01T00:00:00Z') });
  const text = reportFormats.html(documentOf(report));
  const anchors = [...text.matchAll(/<article [^>]*id="([^"]+)"/gu)].map(([, id]) => id);

  expect(anchors).toHaveLength(2);
  expect(new Set(anchors).size).toBe(2);
});

test('shows what apply removes and sets in columns, and the commands of the next step in blocks to copy', () => {
  const patch = '--- a/tenant.yaml\n+++ b/tenant.yaml\n@@ -1,1 +1,1 @@\n-a: <90>\n+a: 270\n';
  const report = { ...reportOf([drifted], { locate: () => ({ file: 'tenant.yaml', line: 1 }) }), patch };

  const text = reportFormats.html(documentOf(report));

  expect(text).toContain('<td><del>− 270</del></td><td><ins>+ 90</ins></td>');
  expect(text).toContain('<div class="copyable"><pre>intuneform apply tenant.yaml</pre></div>');
  expect(text).toContain('<div class="copyable"><pre>intuneform drift --accept tenant.yaml</pre></div>');
  expect(text).toContain(
    '--- a/tenant.yaml\n+++ b/tenant.yaml\n@@ -1,1 +1,1 @@\n<del>-a: &#60;90&#62;</del>\n<ins>+a: 270</ins>',
  );
});

test('shows the time, the version, the commit, the run and the line of each declaration', () => {
  const origin = {
    time: new Date('2026-11-30T05:12:00Z'),
    ...{ commit: '0123456789abcdef', run: 'https://ci.example/1', adminCenter: 'https://intune.microsoft.com' },
    lineUrl: 'https://git.example/0123456789abcdef/{file}#L{line}',
  };
  const document = documentOf(reportOf([drifted], { locate: () => ({ file: 'tenant.yaml', line: 31 }) }));

  const text = reportFormats.html({ ...document, origin });

  expect(text).toContain('Generated 2026-11-30 05:12 UTC by intuneform 0.1.0 · commit <code>0123456789ab</code>');
  expect(text).toContain('<a href="https://ci.example/1">run</a>');
  expect(text).toContain('<a href="https://git.example/0123456789abcdef/tenant.yaml#L31">tenant.yaml:31</a>');
});

const certificate = { id: 'c', expiration_date_time: '2025-12-01T00:00:00Z' };

const texts = ['text', 'quiet', 'link', 'drift', 'both', 'pending', 'unreadable', 'good'] as const;

test.each((['light', 'dark'] as const).flatMap((theme) => texts.map((text): [string, keyof Palette] => [theme, text])))(
  'in the %s theme %s can be read',
  (theme, text) => {
    const palette = palettes[theme as 'light' | 'dark'];

    expect(contrast(palette[text], palette.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[text], palette.card)).toBeGreaterThanOrEqual(4.5);
  },
);

function hashOf(element: string): string {
  const text = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'u').exec(page)?.[1] ?? '';
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** WCAG 2.2: the ratio of the relative luminances, 1 to 21. */
function contrast(left: string, right: string): number {
  const [low = 0, high = 0] = [luminance(left), luminance(right)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
