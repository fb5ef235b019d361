import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { verbEntries } from '../../cli/generated/verbs.js';
import { runCli } from './cli-process.js';
import { type Scratch, scratch } from './scratch.js';

/** Shells differ in how they end a word, and in what they add to it. */
type Complete = (line: string, here: Scratch) => readonly string[];

const bash: Complete = (line, { folder }) => {
  const script = `source completion.sh
COMP_WORDS=(${line.endsWith(' ') ? `${line}''` : line})
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_intuneform
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return lines(execFileSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 }));
};

const fish: Complete = (line, { folder }) => {
  const script = 'source completion.sh; complete -C $argv[1]';
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder };
  const options = { cwd: folder, encoding: 'utf8', env, timeout: 60_000 } as const;
  const answer = execFileSync('fish', ['--no-config', '-c', script, line], options);
  return lines(answer).map((one) => one.split('\t')[0] ?? '');
};

/** zsh completes only in a terminal, so the two functions that the script calls are replaced. */
const zsh: Complete = (line, { folder }) => {
  const script = `compdef() { }
_matching() { for word in "$@"; do [[ $word == $PREFIX* ]] && print -r -- $word; done }
_describe() { [[ $1 == -o ]] && shift; _matching "\${(@)\${(P@)2}%%:*}" }
_files() { _matching *(N) }
source completion.sh
words=(${line.endsWith(' ') ? `${line}''` : line})
CURRENT=$#words
PREFIX=$words[CURRENT]
_intuneform`;
  const answer = spawnSync('zsh', ['-f', '-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  expect(answer.stderr).toBe('');
  return lines(answer.stdout);
};

const shells: readonly (readonly [string, Complete])[] = [
  ['bash', bash],
  ['fish', fish],
  ['zsh', zsh],
];

for (const [shell, complete] of shells) {
  const isHere = spawnSync(shell, ['--version']).status === 0;
  (isHere ? describe : describe.skip)(`${shell} completes`, () => {
    let here: Scratch;
    beforeAll(async () => {
      here = scratch();
      const { stdout } = await runCli(['completion', shell], { cwd: here.folder });
      writeFileSync(join(here.folder, 'completion.sh'), stdout);
      writeFileSync(join(here.folder, 'tenant.yaml'), '');
      mkdirSync(join(here.folder, 'tenants'));
    });
    afterAll(() => {
      here[Symbol.dispose]();
    });

    test('contains every command', () => {
      const firstWords = [...new Set(verbEntries.map(({ name }) => name.split(' ')[0] ?? ''))];

      expect(complete('intuneform ', here)).toEqual(expect.arrayContaining(firstWords));
    });

    test.each([
      ['a verb', 'intuneform va', 'validate'],
      ['the second word of a verb', 'intuneform report ', 'merge'],
      ['an option', 'intuneform plan --for', '--format'],
      ['an option of a verb of two words', 'intuneform report merge --out', '--output'],
      ['the value of an option', 'intuneform plan --format sa', 'sarif'],
      ['a file', 'intuneform plan tenant.', 'tenant.yaml'],
      ['the file of an option', 'intuneform plan --output tenant.', 'tenant.yaml'],
      ['a verb behind an option', 'intuneform --quiet va', 'validate'],
      ['the word of an argument', 'intuneform completion fi', 'fish'],
    ])('%s', (_, line, expected) => {
      expect(complete(line, here).map((word) => word.trim())).toContain(expected);
    });

    test('contains no option of another command, and no suggestions for free text', () => {
      expect(complete('intuneform validate --gra', here)).not.toContain('--graph-endpoint');
      expect(complete('intuneform plan --graph-endpoint tenant', here)).not.toContain('tenant.yaml');
    });
  });
}

test('the script for PowerShell contains every command and option', async () => {
  using here = scratch();
  const { stdout } = await runCli(['completion', 'powershell'], { cwd: here.folder });

  const verbs = await Promise.all(verbEntries.map(async ({ load }) => (await load()).verb));
  const options = verbs.flatMap((verb) => Object.values(verb.options)).filter(({ hidden }) => !hidden);
  const missing = [
    ...verbs.map(({ name }) => `'${name}' = @{`),
    ...options.map(({ summary }) => summary.replaceAll("'", "''")),
  ].filter((text) => !stdout.includes(text));

  expect(missing).toEqual([]);
});

/**
 * Parses standard input as PowerShell and prints the first invalid lines. In a separate process, because V8 would
 * otherwise optimize the grammar for a minute.
 */
const parser = `
import { readFileSync } from 'node:fs';
import { Language, Parser } from 'web-tree-sitter';
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(process.argv[1]));
const broken = (node) => (node.isError || node.isMissing ? [node.startPosition.row + 1] : node.children.flatMap(broken));
console.log(JSON.stringify(broken(parser.parse(readFileSync(0, 'utf8')).rootNode)));
process.exit();
`;

function brokenLines(script: string): readonly number[] {
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const options = { input: script, encoding: 'utf8', timeout: 60_000 } as const;
  const run = spawnSync(process.execPath, ['--liftoff-only', '--input-type=module', '-e', parser, grammar], options);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as readonly number[];
}

test('the script for PowerShell is valid according to its tree-sitter grammar', async () => {
  using here = scratch();
  const { stdout } = await runCli(['completion', 'powershell'], { cwd: here.folder });

  expect(brokenLines(stdout)).toEqual([]);
  // What a forgotten brace looks like.
  expect(brokenLines(stdout.slice(0, stdout.lastIndexOf('}')))).not.toEqual([]);
});

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
