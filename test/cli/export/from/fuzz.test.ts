import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { declareTenant } from '../../../../cli/export/declare-tenant.js';
import { readFiles } from '../../../../cli/export/from/read-files.js';
import { inverses } from '../../../../constructs/inverse/index.js';
import {
  type Diagnostic,
  isJsonObject,
  isValueList,
  isValueObject,
  type Json,
  type Value,
} from '../../../../core/index.js';
import { demoTenantId } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { scratch } from '../../scratch.js';
import { corpus, type CorpusFile } from './fuzz-corpus.js';
import { mutated, type Mutation, randomBy } from './fuzz-mutations.js';

/** CI takes a few; EXPORT_FUZZ_RUNS=20000 is the figure of the closing notes. */
const runs = Number(process.env.EXPORT_FUZZ_RUNS ?? 250);
const seed = Number(process.env.INTUNEFORM_SEED);

/** Result of a file. */
interface Outcome {
  /** `name: value` of every scalar of the declaration. */
  readonly said: readonly string[];
  /** Messages, comments, and the coverage. */
  readonly remarks: readonly string[];
}

async function outcomeOf(folder: string, name: string, text: string): Promise<Outcome> {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  try {
    const { source, diagnostics } = await readFiles({ path: folder, tenantId: demoTenantId, wanted: resources });
    if (!source) return { said: [], remarks: diagnostics.map(signature) };
    const options = { tenantId: demoTenantId, name: 't', inverses, excluded: [], out: folder };
    const declared = await declareTenant(source, options);
    const { declaration, notes } = declared.written;
    const { unset, uncovered } = declared.coverage;
    const { spec = null } = declaration;
    return {
      said: scalars(spec, ''),
      remarks: [
        ...[...diagnostics, ...declared.diagnostics].map(signature),
        ...notes.map((note) => note.text),
        ...unset.map(({ definition, why }) => `${definition.noun} ${why}`),
        ...uncovered.map(({ kind }) => kind),
      ],
    };
  } finally {
    rmSync(path);
  }
}

function signature({ code, what, why, where }: Diagnostic): string {
  return JSON.stringify([code, what, why, where?.path ?? []]);
}

function scalars(value: Value, name: string): readonly string[] {
  if (isValueList(value)) return value.flatMap((one) => scalars(one, name));
  if (isValueObject(value)) return Object.entries(value).flatMap(([key, one]) => scalars(one, key));
  return [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
}

/** Every text, number and boolean of a document, and every name. */
function valuesOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(valuesOf);
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, one]) => [key, ...valuesOf(one ?? null)]);
  return [JSON.stringify(value).replaceAll(/^"|"$/gu, '')];
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

test(`whatever is truncated, swapped or deleted: no crash, nothing invented, nothing lost without a message (seed ${String(seed)})`, async () => {
  const files = await corpus();
  const random = randomBy(seed);
  using place = scratch();
  const whole = new Map<CorpusFile, Outcome>();
  const wrong: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const file = files[Math.floor(random() * files.length)];
    if (!file) continue;
    const before = whole.get(file) ?? (await outcomeOf(place.folder, file.name, JSON.stringify(file.value)));
    whole.set(file, before);
    const mutation = mutated(file.value, random);
    const after = await outcomeOf(place.folder, file.name, mutation.text).catch((thrown: unknown) => String(thrown));
    if (typeof after === 'string') wrong.push(`crash: ${file.name}: ${mutation.what}: ${after}`);
    else wrong.push(...problems(file.name, { before, after, mutation }));
  }
  expect({ runs, problems: wrong.length, first: wrong.slice(0, 25) }).toEqual({ runs, problems: 0, first: [] });
}, 3_600_000);

interface Pair {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly mutation: Mutation;
}

function problems(name: string, { before, after, mutation }: Pair): readonly string[] {
  // PowerShell's words for true, and numbers as texts, are values of Microsoft365DSC.
  const isConverted = name.startsWith('report-') && /is "(?:True|7|x)"$/u.test(mutation.what);
  if (mutation.isSameKind || isConverted) return [];
  const there = new Set([...before.said]);
  const values = new Set(valuesOf(parsed(mutation.text)).map((one) => one.toLowerCase()));
  const invented = after.said.filter(
    (one) => !there.has(one) && !values.has(one.slice(one.indexOf(': ') + 2).toLowerCase()),
  );
  const known = new Set(before.remarks);
  // Another value that the file has is no loss; what Microsoft365DSC does not write is empty.
  const isOther = after.said.some((one) => !there.has(one));
  const isEmpty = mutation.isEmptied || (name.startsWith('report-') && mutation.what.endsWith('deleted'));
  // Apply does not change a text of a registered device that is not declared (missing-values.ts), so none is lost.
  const isKept = mutation.what.endsWith(' deleted') && mutation.text.includes('windowsAutopilotDeviceIdentities');
  const isTold = isEmpty || isOther || isKept || after.remarks.some((remark) => !known.has(remark));
  const lost = before.said.filter((one) => count(after.said, one) < count(before.said, one));
  return [
    ...invented.map((one) => `invented ${one}: ${name}: ${mutation.what}`),
    ...(isTold ? [] : lost.map((one) => `lost without a message ${one}: ${name}: ${mutation.what}`)),
  ];
}

function count(list: readonly string[], text: string): number {
  return list.filter((one) => one === text).length;
}
