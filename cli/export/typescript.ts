import type { TakenOver } from '../../constructs/index.js';
import { isValueList, isValueObject, type Path, renderPath, type Value } from '../../core/index.js';
import { inert, inertJson } from '../../report/index.js';
import type { PlacedNote } from './composition.js';
import type { DeclaredImports } from './imports.js';
import type { WrittenDeclaration } from './written.js';

/**
 * Renders a declaration as a construct program, with its notes as comments and the imports included. It synthesizes to
 * the same output as the YAML declaration.
 */
export function renderTypescript(
  { declaration, header, notes }: WrittenDeclaration,
  { imports, withheld }: DeclaredImports,
): string {
  const { spec = null, metadata } = declaration;
  const name = isValueObject(metadata) ? (metadata.name ?? null) : null;
  const remarks = remarksOf(spec, notes);
  const members = isValueObject(spec) ? Object.entries(spec) : [];
  return [
    "import { App } from 'cdktf';",
    "import { IntuneTenant } from 'intuneform';",
    '',
    ...header.map((line) => `// ${inert(line)}`),
    'const app = new App();',
    '',
    `new IntuneTenant(app, ${literal(name, '')}, {`,
    ...members.map(([key, value]) => member([key, value], { remarks, path: ['spec'], indent: '  ' })),
    ...importLines(imports),
    ...withheldLines(withheld),
    '});',
    '',
    'app.synth();',
    '',
  ].join('\n');
}

function importLines(imports: readonly TakenOver[]): readonly string[] {
  if (imports.length === 0) return [];
  const blocks = imports.map(({ to, id }) => ({ to, id }));
  return [
    '  // Objects to import unchanged. Remove this when everything is in the state.',
    `  imports: ${literal(blocks, '  ')},`,
  ];
}

function withheldLines(withheld: readonly TakenOver[]): readonly string[] {
  if (withheld.length === 0) return [];
  return [
    '  // Add these to `imports` after you complete the declaration as the comments describe.',
    ...withheld.map(({ to, id }) => `  // { to: ${text(to)}, id: ${text(id)} },`),
  ];
}

/** Notes by their path, or the nearest existing parent. */
type Remarks = ReadonlyMap<string, readonly string[]>;

interface Place {
  readonly remarks: Remarks;
  readonly path: Path;
  readonly indent: string;
}

function remarksOf(spec: Value, notes: readonly PlacedNote[]): Remarks {
  const remarks = new Map<string, string[]>();
  for (const { path, text } of notes) {
    const at = renderPath(existing({ spec }, path));
    remarks.set(at, [...(remarks.get(at) ?? []), text]);
  }
  return remarks;
}

function existing(root: Value, path: Path): Path {
  let here: Value | undefined = root;
  for (const [index, step] of path.entries()) {
    here =
      isValueList(here) && typeof step === 'number'
        ? here[step]
        : isValueObject(here)
          ? here[typeof step === 'string' ? step : '']
          : undefined;
    if (here === undefined) return path.slice(0, index);
  }
  return path;
}

function member([key, value]: readonly [string, Value], { remarks, path, indent }: Place): string {
  const place = { remarks, path: [...path, key], indent };
  const name = /^[A-Za-z_$][\w$]*$/u.test(key) ? key : text(key);
  return `${comments(place)}${indent}${name}: ${rendered(value, place)},`;
}

function comments({ remarks, path, indent }: Place): string {
  return (remarks.get(renderPath(path)) ?? []).map((line) => `${indent}// ${inert(line)}\n`).join('');
}

function rendered(value: Value, place: Place): string {
  const inner = { ...place, indent: `${place.indent}  ` };
  if (isValueList(value)) {
    const items = value.map((one, index) => {
      const at = { ...inner, path: [...place.path, index] };
      return `${comments(at)}${inner.indent}${rendered(one, at)},\n`;
    });
    return items.length === 0 ? '[]' : `[\n${items.join('')}${place.indent}]`;
  }
  if (!isValueObject(value)) return typeof value === 'string' ? text(value) : JSON.stringify(value);
  const members = Object.entries(value).map((one) => `${member(one, inner)}\n`);
  return members.length === 0 ? '{}' : `{\n${members.join('')}${place.indent}}`;
}

function literal(value: Value, indent: string): string {
  return rendered(value, { remarks: new Map(), path: [], indent });
}

/** Terraform would interpret `${…}` in a text of a program, so it is escaped. */
function text(value: string): string {
  const escaped = value.replaceAll(/[$%](?=\{)/gu, '$&$&');
  return `'${inertJson(escaped).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
