import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '../support/source-files.js';

/** `npm run site` installs what the site is built with, which users and contributors do not need. Without it the test is skipped, and counted. */
const site = join(repositoryRoot, 'site');
const isInstalled = existsSync(join(site, 'node_modules/vitepress'));

(isInstalled ? describe : describe.skip)('with the dependencies of the site,', () => {
  test('the documentation site builds, and VitePress finds no dead link', () => {
    execFileSync('npm', ['run', 'build'], { cwd: site, encoding: 'utf8', stdio: 'pipe', timeout: 600_000 });

    const pipelines = readFileSync(join(site, 'dist/pipelines.html'), 'utf8');
    expect(pipelines).toContain('intuneform');
    expect(existsSync(join(site, 'dist/constructs/classes/IntuneTenant.html'))).toBe(true);
    expect(existsSync(join(site, 'dist/report.html'))).toBe(true);
  }, 600_000);
});
