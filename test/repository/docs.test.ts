import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { readSource, repositoryRoot } from '../support/source-files.js';

const pages = readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md'));

/** Pages of `docs/` that a page links to. */
function linksOf(page: string): readonly string[] {
  return [...readSource(`docs/${page}`).matchAll(/\]\(([^)#\s]+\.md)(?:#[^)]*)?\)/gu)]
    .map(([, link = '']) => posix.normalize(posix.join(dirname(page), link)))
    .filter((link) => existsSync(join(repositoryRoot, 'docs', link)));
}

test('every page can be reached from the start page of the documentation', () => {
  const reached = new Set<string>(['README.md']);
  for (const page of reached) for (const link of linksOf(page)) reached.add(link);

  // Decisions are records for maintainers, and the registry lists its pages itself.
  const listedElsewhere = /^(?:adr|resources|data-sources|ephemeral-resources)\//u;
  const lost = pages.filter((page) => !reached.has(page) && !listedElsewhere.test(page));

  expect(lost).toEqual([]);
});

test('the tutorial shows the same commands as the README of a new repository', () => {
  const readme = readSource('templates/yaml/README.md');
  const commands = [...readSource('docs/get-started.md').matchAll(/^npm run .+$/gmu)].map(([command]) => command);

  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((command) => !readme.includes(`\`${command}\``))).toEqual([]);
});

/** The anchor that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  const text = heading.replaceAll('`', '').replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1');
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\w\- ]/gu, '')
    .replaceAll(' ', '-');
}

function withoutCode(file: string): string {
  return readSource(file).replaceAll(/```.*?```/gsu, '');
}

test('every anchor that a page links to is a heading of its target', () => {
  const texts = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pages.map((page) => `docs/${page}`)];
  const links = texts.flatMap((file) =>
    [...withoutCode(file).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/gu)].map(([, target = '', anchor = '']) => ({
      file,
      target: target === '' ? file : posix.normalize(posix.join(dirname(file), target)),
      anchor,
    })),
  );
  const dead = links.filter(
    ({ target, anchor }) =>
      target.endsWith('.md') &&
      ![...withoutCode(target).matchAll(/^#+ (.*)$/gmu)].some(([, heading = '']) => anchorOf(heading) === anchor),
  );

  expect(links.length).toBeGreaterThan(10);
  expect(dead).toEqual([]);
});

function wordsOf(page: string): number {
  return withoutCode(`docs/${page}`)
    .replaceAll(/\]\([^)\s]*\)/gu, ']')
    .split(/\s+/u)
    .filter((word) => /\w/u.test(word)).length;
}

/** Pages with one long table, with a row for each package: to look up, not to read. */
const tables = ['dependencies.md'];

/**
 * Pages with all attributes of one resource: readers search them, and the Terraform Registry shows exactly one page for
 * each resource.
 */
const resources = [
  'default-device-enrollment-platform-restrictions',
  'dep-ios-enrollment-profile',
  'dep-macos-enrollment-profile',
].flatMap((name) => [`reference/${name}.md`, `resources/${name.replaceAll('-', '_')}.md`]);

const long = [...tables, ...resources];

test.each(pages.filter((page) => !page.startsWith('adr/') && !long.includes(page)))(
  '%s has at most 1,200 words',
  (page) => {
    expect(wordsOf(page)).toBeLessThanOrEqual(1200);
  },
);

test.each(resources)('%s is still too long for the usual limit', (page) => {
  expect(wordsOf(page)).toBeGreaterThan(1200);
});
