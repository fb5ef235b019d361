import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { sections } from '../../constructs/generated/sections.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../../core/index.js';
import { readSource, repositoryRoot } from '../support/source-files.js';

const schema = JSON.parse(readSource('schemas/tenant.schema.json')) as JsonObject;

/** Ways to all keys below a part of the schema, lists marked by `[]`. */
function keysIn(part: Json | undefined): readonly string[] {
  if (!isJsonObject(part)) return [];
  const name = textOf(part.$ref)?.split('/').at(-1);
  if (name !== undefined) return keysIn((schema.$defs as JsonObject)[name]);
  if (part.items !== undefined) return keysIn(part.items).map((key) => `[].${key}`.replace('[].[]', '[][]'));
  if (!isJsonObject(part.properties)) return [];
  return Object.entries(part.properties).flatMap(([key, member]) => [
    key,
    ...keysIn(member).map((inner) => (inner.startsWith('[]') ? `${key}${inner}` : `${key}.${inner}`)),
  ]);
}

const spec = (schema.properties as JsonObject).spec;

/** Pages of keys with so many keys below them that they do not fit on the page of their section. */
const longKeyPages = readdirSync(join(repositoryRoot, 'docs/declaration')).filter((page) =>
  /^# \S+: `/mu.test(readSource(`docs/declaration/${page}`)),
);

test('the page of a section links to the pages of its long keys, and they link back', () => {
  const wrong = longKeyPages.filter((page) => {
    const back = /^\[All keys of `[^`]*`\]\(([^)]*)\)$/mu.exec(readSource(`docs/declaration/${page}`))?.[1] ?? '';
    return !readSource(`docs/declaration/${back}`).includes(`](${page})`);
  });

  expect(wrong).toEqual([]);
});

test('an example is on the page of the key that it is about', () => {
  const profiles = readSource('docs/declaration/enrollment-windows-autopilot-profiles.md');

  expect(readSource('docs/declaration/enrollment-apple-configurator.md')).toContain('      configurator:\n');
  expect(readSource('docs/declaration/enrollment-apple.md')).not.toContain('      configurator:\n');
  expect(profiles).toContain('        profiles:\n');
});

test('no page of the declaration reference has more than a hundred keys', () => {
  const counts = readdirSync(join(repositoryRoot, 'docs/declaration')).map(
    (page) => [page, readSource(`docs/declaration/${page}`).match(/^\| `/gmu)?.length ?? 0] as const,
  );

  expect(longKeyPages.length).toBeGreaterThan(0);
  expect(counts.filter(([, count]) => count > 100)).toEqual([]);
});

test('the declaration reference lists every key once, on the page of its section', () => {
  const pages = sections.map(({ path }) => {
    const file = path.map((step) => step.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)).join('-');
    const own = [`${file}.md`, ...longKeyPages.filter((page) => page.startsWith(`${file}-`))];
    return { place: path.join('.'), text: own.map((page) => readSource(`docs/declaration/${page}`)).join('\n') };
  });
  const start = { place: '', text: readSource('docs/declaration/README.md') };
  const pageOf = (key: string): typeof start =>
    pages
      .filter(({ place }) => key.startsWith(`${place}.`) || key.startsWith(`${place}[`))
      .sort((left, right) => right.place.length - left.place.length)[0] ?? start;
  const keys = keysIn(spec);
  const containers = new Set(
    sections.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join('.'))),
  );

  const wrong = keys
    .filter((key) => !containers.has(key))
    .filter((key) => {
      const { place, text } = pageOf(key);
      const shown = key.slice(place.length).replace(/^\./u, '');
      return text.split(`| \`${shown}\` `).length !== 2;
    });

  expect(keys.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});
