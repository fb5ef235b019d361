/** Measures declarations validated per second, compared with only parsing the same YAML. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { parseDeclaration } from '../schemas/index.js';
import { paired, report, timed } from './measure.js';

const text = readFileSync(join(__dirname, '../examples/contoso.yaml'), 'utf8');
const declarations = 500;

function times(run: () => unknown): Promise<number> {
  return timed(() => {
    for (let count = 0; count < declarations; count += 1) run();
  });
}

async function main(): Promise<void> {
  const cold = await timed(() => parseDeclaration(text, 'contoso.yaml'));
  await times(() => parse(text) as unknown);
  const { first, second, ratio } = await paired(
    () => times(() => parseDeclaration(text, 'contoso.yaml')),
    () => times(() => parse(text) as unknown),
    7,
  );
  report('validate', {
    declarationsPerSecond: (declarations / first) * 1000,
    yamlAlonePerSecond: (declarations / second) * 1000,
    timesYamlAlone: ratio,
    firstDeclarationMs: cold,
  });
}

void main();
