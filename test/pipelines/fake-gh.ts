import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A call of `gh`. */
export interface GhCall {
  readonly parameters: readonly string[];
  /** Content of the file that it was given as a body. */
  readonly body?: string;
}

/** A program that replaces GitHub's `gh`: it records its calls, and returns the answers of the test. */
export interface FakeGh {
  /** Environment in which it is found. */
  readonly env: Readonly<Record<string, string>>;
  readonly calls: () => readonly GhCall[];
  /** Answers calls that begin with these words, such as `api --paginate` and `issue list`. */
  answer(beginning: string, answer: unknown): void;
  /**
   * Fails calls that begin with these words, as for something that does not exist. `then`: what other calls are answered
   * from the first of them on, by their beginning.
   */
  refuse(beginning: string, then?: Readonly<Record<string, unknown>>): void;
  /** Forgets calls and answers. */
  forget(): void;
}

// `--jq` is taken at its word: the filters are part of what is tested.
const program = `#!/usr/bin/env node
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const parameters = process.argv.slice(2);
const after = (name) => parameters[parameters.indexOf(name) + 1];
const file = parameters.includes('--body-file') ? after('--body-file') : /^body=@(.*)$/u.exec(after('--field') ?? '')?.[1];
const call = { parameters, ...(file !== undefined && { body: readFileSync(file, 'utf8') }) };
appendFileSync(process.env.FAKE_GH + '/calls', JSON.stringify(call) + '\\n');
const answers = JSON.parse(readFileSync(process.env.FAKE_GH + '/answers', 'utf8'));
const answer = Object.entries(answers).find(([beginning]) => parameters.join(' ').startsWith(beginning))?.[1];
if (answer?.refused) {
  writeFileSync(process.env.FAKE_GH + '/answers', JSON.stringify({ ...answers, ...answer.then }));
  process.exit(1);
}
if (answer !== undefined && parameters.includes('--jq')) {
  const { stdout, stderr, status } = spawnSync('jq', ['--raw-output', after('--jq')], { input: JSON.stringify(answer) });
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = status;
}
`;

/** Makes the program in a folder of its own. It needs `jq`, as the runners of GitHub have it. */
export function fakeGh(parent: string, path: string): FakeGh {
  const folder = join(parent, 'fake-gh');
  const answers: Record<string, unknown> = {};
  const write = (): void => {
    writeFileSync(join(folder, 'answers'), JSON.stringify(answers));
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'gh'), program, { mode: 0o755 });
  write();
  return {
    env: { PATH: `${folder}${delimiter}${path}`, FAKE_GH: folder },
    calls: () => callsIn(join(folder, 'calls')),
    answer: (beginning, answer) => {
      answers[beginning] = answer;
      write();
    },
    refuse: (beginning, then) => {
      answers[beginning] = { refused: true, then };
      write();
    },
    forget: () => {
      for (const beginning of Object.keys(answers)) Reflect.deleteProperty(answers, beginning);
      rmSync(join(folder, 'calls'), { force: true });
      write();
    },
  };
}

function callsIn(file: string): readonly GhCall[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as GhCall);
}
