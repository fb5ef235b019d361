import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const compiler = 'node_modules/typescript-7/bin/tsc';
const wrong = 'test/types/wrong-programs.ts';

/** Wrong programs that only synth rejects, by number: types compare no numbers, and do not know what other constructs declare. */
const leftToSynth = [26, 37, 38, 39, 40];

test('the compiler rejects wrong programs, and accepts valid ones', () => {
  const programs = programsIn(readFileSync(wrong, 'utf8'));

  const rejected = new Set(errorLines().map((line) => programs.findLast(({ first }) => first <= line)?.number));

  const accepted = programs.map(({ number }) => number).filter((number) => !rejected.has(number));
  expect(programs.length).toBeGreaterThanOrEqual(40);
  expect(accepted).toEqual(leftToSynth);
  // In the lines before the first program, and in other files.
  expect(rejected).not.toContain(undefined);
});

interface Program {
  readonly number: number;
  readonly first: number;
}

function programsIn(text: string): readonly Program[] {
  return text.split('\n').flatMap((line, index) => {
    const number = /^\/\/ (\d+)\. /u.exec(line)?.[1];
    return number === undefined ? [] : [{ number: Number(number), first: index + 1 }];
  });
}

/** The lines with errors. Those of other files count as line 0. */
function errorLines(): readonly number[] {
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', 'test/types/tsconfig.json', '--pretty', 'false'], {
    encoding: 'utf8',
  });
  return stdout
    .split('\n')
    .filter((line) => /error TS\d+/u.test(line))
    .map((line) => {
      const [, file = '', number = '0'] = /^([^(]+)\((\d+),/u.exec(line) ?? [];
      return join(file) === join(wrong) ? Number(number) : 0;
    });
}
