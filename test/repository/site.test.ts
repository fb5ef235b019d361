import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { repositoryRoot } from '../support/source-files.js';

const site = join(repositoryRoot, 'site');

/** Runs the link check on a site with these pages. */
function checkLinks(pages: Readonly<Record<string, string>>): {
  readonly status: number | null;
  readonly dead: string;
} {
  const dist = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
  const { status, stderr } = spawnSync('node', ['check-links.mjs', dist], {
    cwd: site,
    encoding: 'utf8',
    env: { ...process.env, SITE_BASE: '/docs/' },
  });
  return { status, dead: stderr };
}

const github = 'https://github.com/intuneform/intuneform';

test('the link check of the site follows pages, anchors, files and links to the repository', () => {
  const { status, dead } = checkLinks({
    'index.html': `<a href="/docs/guides/drift#accept">…</a><a href="guides/">…</a><a href="${github}/blob/main/README.md#x">…</a>`,
    'guides/index.html':
      '<img src="../picture.svg"><a href="#top">…</a><p id="top"></p><a href="https://example.com">…</a>',
    'guides/drift.html': '<h2 id="accept">Accept</h2><a href="/docs/">…</a>',
    'picture.svg': '<svg/>',
  });

  expect({ status, dead }).toEqual({ status: 0, dead: '' });
});

test.each([
  ['a missing page', '/docs/guides/gone'],
  ['a missing anchor', '/docs/#gone'],
  ['a page outside the base', '/index.html'],
  ['a missing file of the repository', `${github}/edit/main/docs/gone.md`],
])('the link check of the site fails on %s', (_, link) => {
  const { status, dead } = checkLinks({ 'index.html': `<a href="${link}">…</a>` });

  expect({ status, dead }).toEqual({ status: 1, dead: `dead link in index.html: ${link}\n` });
});

/** `npm run site` installs what the site is built with, which users and contributors do not need. Without it the test is skipped, and counted. */
const isInstalled = existsSync(join(site, 'node_modules/vitepress'));

(isInstalled ? describe : describe.skip)('with the dependencies of the site,', () => {
  test('the documentation site builds without dead links, with search, the constructs and the sample report', () => {
    const output = execFileSync('npm', ['run', 'build'], {
      cwd: site,
      encoding: 'utf8',
      stdio: 'pipe',
      timeout: 600_000,
    });

    const page = (name: string): string => readFileSync(join(site, 'dist', name), 'utf8');
    const chunks = readdirSync(join(site, 'dist/assets/chunks'));
    const index = chunks.find((name) => name.startsWith('@localSearchIndex')) ?? '';
    expect(output).toMatch(/^\d+ pages, \d+ links, 0 dead$/mu);
    expect(page('pipelines.html')).toContain(`${github}/edit/main/docs/pipelines.md`);
    expect(page('index.html')).toContain(`${github}/edit/main/docs/README.md`);
    expect(page('declaration/retention.html')).not.toMatch(/href="[^"]*\/edit\/main\//u);
    // The theme and the pages are written for the same template compiler: neither may show the braces of the other.
    expect(page('index.html')).toContain('Skip to content');
    expect(page('index.html')).not.toContain('{{');
    expect(page('declaration/enrollment-android.html')).toContain('{{SERIALLAST4DIGITS}}');
    expect(page('constructs/classes/IntuneTenant.html')).toContain(`${github}/blob/main/constructs/tenant.ts#L`);
    expect(page('sample-report.html')).toContain('default enrollment limit');
    expect(page(`assets/chunks/${index}`)).toMatch(/maxAffected[^]*IntuneTenant/u);
  }, 600_000);
});
