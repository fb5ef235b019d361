/** Counts the lines of each definition and of the engine, including blank lines and comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { dataSources, ephemeralResources, resources } from '../provider/resources/index.js';
import { median, report } from './measure.js';

const provider = join(__dirname, '../provider');

function linesOf(room: string): ReadonlyMap<string, number> {
  const files = readdirSync(join(provider, room), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  return new Map(
    sources.map((file) => [
      file,
      readFileSync(join(provider, room, file), 'utf8')
        .trimEnd()
        .split('\n').length,
    ]),
  );
}

/** `deviceCategory` is in `device-category.ts`. */
function fileOf(name: string): string {
  return `${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

const definitions = [...resources, ...dataSources, ...ephemeralResources];
const written = linesOf('resources');
const own = definitions.map(({ name }) => {
  const lines = written.get(fileOf(name));
  if (lines === undefined) throw new Error(`no file for ${name}`);
  return { name, lines };
});
const largest = own.reduce((most, one) => (one.lines > most.lines ? one : most));
const engineLines = sum(linesOf('engine').values());

report('definitions', {
  definitions: definitions.length,
  resources: resources.length,
  medianLines: median(own.map(({ lines }) => lines)),
  largestLines: largest.lines,
  largest: largest.name,
  linesOfAllPerDefinition: sum(written.values()) / definitions.length,
  engineLines,
  engineLinesPerDefinition: engineLines / definitions.length,
});
