import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';

import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';

import { parseCommandLine } from '../../cli/parse.js';
import { isJsonObject, terraformType } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { scratch } from '../cli/scratch.js';
import { startableEngine } from '../support/engine.js';
import { readSource, repositoryRoot } from '../support/source-files.js';

/** A code block of the documentation. */
interface Block {
  /** Page and line. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('adr'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

const blocks: readonly Block[] = pages.flatMap((page) => blocksOf(page));

function blocksOf(page: string): readonly Block[] {
  const text = readSource(page);
  return [...text.matchAll(/^( *)```([\w-]*)[^\n]*\n(.*?)^\1```/gmsu)].map((match) => ({
    where: `${page}:${String(text.slice(0, match.index).split('\n').length)}`,
    language: match[2] ?? '',
    text: (match[3] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gmu'), ''),
  }));
}

function inLanguage(...languages: readonly string[]): readonly Block[] {
  return blocks.filter(({ language }) => languages.includes(language));
}

/** Blocks in these languages only illustrate something, and are not checked. */
const shown = ['mermaid', 'diff'];

/** Blocks in these languages are read as a whole. */
const read = ['yaml', 'json', 'ts', 'typescript', 'hcl', 'terraform'];

/** Blocks in these languages hold commands and their output. */
const commandLanguages = ['', 'sh', 'shell', 'console'];

test('every code block is in a language that one of these tests checks, or that is listed as unchecked', () => {
  const checked = [...read, ...commandLanguages, 'powershell'];

  expect(blocks.length).toBeGreaterThan(400);
  expect(blocks.filter(({ language }) => ![...checked, ...shown].includes(language)).map(({ where }) => where)).toEqual(
    [],
  );
});

test('four of five code blocks are checked, and CONTRIBUTING.md states how many and why the others are not', () => {
  const reasons = blocks.flatMap((block) => whyUnchecked(block) ?? []);
  const checked = blocks.length - reasons.length;
  const rest = [...new Set(reasons)].sort().map((one) => `${String(reasons.filter((r) => r === one).length)} ${one}`);
  process.stdout.write(`code blocks: ${String(checked)} of ${String(blocks.length)} checked; ${rest.join('; ')}\n`);
  const [, stated, all] = /checks (\d+) of (\d+) code blocks/u.exec(readSource('CONTRIBUTING.md')) ?? [];
  expect(checked / blocks.length).toBeGreaterThan(0.8);
  // A page more or less does not make the statement wrong.
  expect(Math.abs(Number(stated) - checked)).toBeLessThan(25);
  expect(Math.abs(Number(all) - blocks.length)).toBeLessThan(25);
});

/** Undefined: one of these tests parses, compiles, validates or formats the block. */
function whyUnchecked(block: Block): string | undefined {
  const { language } = block;
  if (read.includes(language)) return undefined;
  if (shown.includes(language)) return 'diagram or diff';
  if (!commandLanguages.includes(language)) return 'command of PowerShell';
  const programs = commandsOf(block).map(({ program }) => program);
  if (programs.length === 0) return 'output of a command';
  return programs.some((program) => !Object.hasOwn(elsewhere, program)) || isImport(block)
    ? undefined
    : 'command of another program';
}

test('every YAML block is valid, without duplicate keys', () => {
  const faults = inLanguage('yaml').flatMap(({ where, text }) =>
    parseAllDocuments(text).flatMap(({ errors }) => errors.map(({ message }) => `${where} ${message}`)),
  );

  expect(inLanguage('yaml').length).toBeGreaterThan(60);
  expect(faults).toEqual([]);
});

test('every declaration, or part of one below spec, is valid', () => {
  const declarations = inLanguage('yaml').flatMap((block) => declarationIn(block));

  const faults = declarations.flatMap(({ where, text }) =>
    parseDeclaration(text, where).diagnostics.filter(({ severity }) => severity === 'error'),
  );

  expect(declarations.length).toBeGreaterThan(70);
  expect(faults).toEqual([]);
});

/** The whole declaration that a reader makes of a block. None for a block that shows a part below a section. */
function declarationIn({ where, language, text }: Block): readonly Block[] {
  const part: unknown = parse(text);
  if (!isJsonObject(part)) return [];
  const { spec = 'enrollment' in part || 'authority' in part ? part : undefined, ...head } = part;
  if (!isJsonObject(spec)) return [];
  const whole = {
    ...{ apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' } },
    ...(spec === part ? {} : head),
    spec: { tenantId: '7a4c0e52-1f0b-4c1e-9a55-9d1f7c1be001', ...spec },
  };
  return [{ where, language, text: JSON.stringify(whole) }];
}

test('every JSON block is valid', () => {
  const faults = inLanguage('json').filter(({ text }) => !isJson(text));

  expect(inLanguage('json').length).toBeGreaterThan(0);
  expect(faults.map(({ where }) => where)).toEqual([]);
});

test('every TypeScript program compiles, and every fragment is valid', () => {
  const all = inLanguage('ts', 'typescript');
  const programs = all.filter(({ text }) => /^import /mu.test(text));

  expect(all.length).toBeGreaterThan(45);
  expect(programs.length).toBeGreaterThan(40);
  expect(all.flatMap(syntaxFaults)).toEqual([]);
  expect(typeFaults(programs)).toEqual([]);
});

test('every HCL block is formatted as by terraform fmt', () => {
  const all = inLanguage('hcl', 'terraform');
  using here = scratch();
  const { folder } = here;
  for (const { where, text } of all) writeFileSync(join(folder, `${where.replaceAll(/[/:]/gu, '_')}.tf`), text);

  const options = { encoding: 'utf8', env: { ...process.env, TF_CLI_CONFIG_FILE: devNull } } as const;
  const changed = execFileSync(startableEngine(), ['fmt', '-list=true', '-write=false', folder], options);

  expect(all.length).toBeGreaterThan(150);
  expect(changed).toBe('');
});

/** Programs that a reader runs but these tests cannot, with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  az: 'needs a subscription',
  cd: 'changes the folder of the reader',
  curl: 'needs a running emulator',
  export: 'sets a variable of the reader',
  gh: 'needs a repository on GitHub',
  git: 'needs the public repository',
  terraform: 'needs a state',
};

test('every intuneform command has a command, arguments and options that exist; every npm script exists; the rest is counted', async () => {
  const commands = inLanguage('', 'sh', 'shell', 'console').flatMap(commandsOf);
  const own = commands.filter(({ program }) => program === 'intuneform');
  const others = commands.filter(({ program }) => program !== 'intuneform' && program !== 'npm');

  const refused = [];
  for (const { where, words } of own) {
    const parsed = await parseCommandLine(words);
    if (!('request' in parsed)) refused.push(`${where} ${words.join(' ')}`);
  }

  expect(own.length).toBeGreaterThan(30);
  expect(refused).toEqual([]);
  expect(commands.filter(({ program, words }) => program === 'npm' && !isScript(words))).toEqual([]);
  expect([...new Set(others.map(({ program }) => program))].sort()).toEqual(Object.keys(elsewhere).sort());
  // A figure for the record: what nothing here runs.
  expect(others.length).toBeLessThan(150);
});

test('every import command names a resource of the provider, and one id', () => {
  const imports = inLanguage(...commandLanguages).filter(isImport);
  const types = new Set(resources.map(({ name }) => terraformType(name)));

  const faults = imports.flatMap(commandsOf).filter(({ program, words }) => {
    const [verb, address = '', id, ...more] = words;
    const [type = '', name] = address.split('.');
    return program === 'terraform' && verb === 'import' && (!types.has(type) || !name || !id || more.length > 0);
  });

  expect(imports.length).toBeGreaterThan(25);
  expect(faults).toEqual([]);
});

function isImport(block: Block): boolean {
  return commandsOf(block).some(({ program, words }) => program === 'terraform' && words[0] === 'import');
}

interface Command {
  readonly where: string;
  readonly program: string;
  readonly words: readonly string[];
}

/** The commands of a block. Lines that begin otherwise are output, or go on from the line before. */
function commandsOf({ where, text, language }: Block): readonly Command[] {
  const known = new RegExp(
    `^(?:\\$ )?(?:npx (?:--no -- )?)?(intuneform|npm|${Object.keys(elsewhere).join('|')})\\b(.*)$`,
    'u',
  );
  return text.split('\n').flatMap((line) => {
    const said = language === 'console' && !line.startsWith('$') ? '' : line;
    const [, program, rest = ''] = known.exec(said.replace(/ +#.*$/u, '').replace(/^[A-Z_]+=\S+ /u, '')) ?? [];
    if (program === undefined || / (?:[|>]|&&) /u.test(rest)) return [];
    return [{ where, program, words: wordsOf(rest.replace(/ &$/u, '')) }];
  });
}

/** Words of a line, split like in a shell. An ellipsis is a placeholder for the reader's value. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );
  return words.map((word, index) => word.replace('…', valuesOf[words[index - 1] ?? ''] ?? 'value'));
}

const valuesOf: Readonly<Record<string, string>> = {
  '--storage-account': 'contosostates',
  '--tenant-id': '7a4c0e52-1f0b-4c1e-9a55-9d1f7c1be001',
};

/** Whether npm knows the command, or a package.json of ours or of a new repository has the script. */
function isScript([command = '', script = '']: readonly string[]): boolean {
  if (command !== 'run') return ['ci', 'install', 'link', 'test', 'uninstall', 'sbom'].includes(command);
  return ['package.json', 'templates/yaml/package.json', 'templates/typescript/package.json'].some((file) => {
    const { scripts = {} } = JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as { scripts?: object };
    return Object.hasOwn(scripts, script);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function syntaxFaults({ where, text }: Block): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => `${where} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/** Compiles programs as a reader does, in one go. Pages of constructs show what stands in the scope of a tenant. */
function typeFaults(programs: readonly Block[]): readonly string[] {
  const { config } = ts.readConfigFile(join(repositoryRoot, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repositoryRoot);
  const files = new Map(programs.map(({ where, text }, index) => [nameOf(index), { where, text: inScope(text) }]));
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const own = files.get(name);
    return own ? ts.createSourceFile(name, own.text, target) : read(name, target);
  };
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => files.has(name) || exists(name);
  const program = ts.createProgram([...files.keys()], { ...options, incremental: false }, host);
  return [...files].flatMap(([name, { where }]) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => `${where} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
}

function inScope(program: string): string {
  const isGiven = /\btenant\b/u.test(program) && !program.includes('const tenant');
  return `${program}\n${isGiven ? "declare const tenant: import('intuneform').IntuneTenant;" : ''}\nexport {};`;
}

function nameOf(index: number): string {
  return join(repositoryRoot, 'docs', `block-${String(index)}.ts`);
}
