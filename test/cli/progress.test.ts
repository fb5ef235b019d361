import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createInterrupts } from '../../cli/process/interrupts.js';
import { createProgress } from '../../cli/process/progress.js';
import { deliver } from '../../cli/result/deliver.js';
import { scratch } from './scratch.js';

afterEach(() => {
  jest.useRealTimers();
});

/** Runs a step of this duration by the test's clock, and returns what was reported. */
async function toldAbout(milliseconds: number, { isTTY = true, quiet = false } = {}): Promise<readonly string[]> {
  jest.useFakeTimers();
  const lines: string[] = [];
  const progress = createProgress({ isTTY, write: (text) => lines.push(text) }, { quiet });
  const done = progress.step('contoso: planning', () => new Promise((end) => setTimeout(end, milliseconds)));
  await jest.advanceTimersByTimeAsync(milliseconds);
  await done;
  return lines;
}

test('reports a step that takes longer than a second, once while it runs and once with its duration', async () => {
  expect(await toldAbout(3200)).toEqual(['contoso: planning …\n', 'contoso: planning: 3.2 s\n']);
});

test('does not report short steps', async () => {
  expect(await toldAbout(900)).toEqual([]);
});

test.each([{ isTTY: false }, { quiet: true }])('prints nothing with %j', async (sink) => {
  expect(await toldAbout(3200, sink)).toEqual([]);
});

test.each([
  [true, [2, 4]],
  [false, [30]],
])('reports the progress of a long operation at intervals that suit the reader: terminal %s', (isTTY, told) => {
  const lines: string[] = [];
  let seconds = 0;
  const now = (): number => seconds * 1000;
  const progress = createProgress({ isTTY, write: (text) => lines.push(text) }, { now });

  for (; seconds <= (isTTY ? 5 : 31); seconds += 1) progress.tell(() => `${String(seconds)} done`);

  expect(lines).toEqual(told.map((second) => `${String(second)} done\n`));
});

test('reports a failing step as well, and passes on its error', async () => {
  const progress = createProgress({ isTTY: true, write: () => undefined }, { quiet: false });

  await expect(progress.step('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

const outcome = {
  exitCode: 0,
  text: ({ color }: { color: boolean }) => `color ${String(color)}\n`,
  json: { a: 1 },
} as const;

test('replaces a result file atomically, without colors, and writes no other file', async () => {
  using here = scratch();
  const output = join(here.folder, 'report.txt');
  writeFileSync(output, 'old and longer than the new one');
  const written: string[] = [];

  const failure = await deliver(outcome, { format: 'text', output, style: { color: true } }, (text) =>
    written.push(text),
  );

  expect([failure, written]).toEqual([undefined, []]);
  expect(readFileSync(output, 'utf8')).toBe('color false\n');
  expect(readdirSync(here.folder)).toEqual(['report.txt']);
});

test('keeps the old file and nothing else if the new one cannot replace it', async () => {
  using here = scratch();

  const failure = await deliver(
    outcome,
    { format: 'json', output: here.folder, style: { color: false } },
    () => undefined,
  );

  expect(failure).toMatchObject({ code: 'INT1306', where: { file: here.folder } });
  expect(readdirSync(here.folder)).toEqual([]);
});

/** Interrupts with a signal source of the test's, and what they did. */
function interruptsWithLog(): { interrupts: ReturnType<typeof createInterrupts>; signal: () => void; log: string[] } {
  const log: string[] = [];
  const listeners: (() => void)[] = [];
  const source = { on: (_signal: string, listener: () => void) => listeners.push(listener) };
  const interrupts = createInterrupts(source, { end: () => log.push('end'), tell: (line) => log.push(line) });
  return { interrupts, log, signal: () => listeners[0]?.() };
}

test('passes on the first signal and only acknowledges later ones', async () => {
  const { interrupts, signal, log } = interruptsWithLog();

  await interrupts.during(
    () => log.push('passed on'),
    () => {
      signal();
      signal();
      return Promise.resolve();
    },
  );

  expect(log).toEqual([
    'stopping after the current step; please wait',
    'passed on',
    'still waiting for the current step to end',
  ]);
  expect(interrupts.arrived).toBe(true);
});

test('ends at once if no operation ends gracefully', async () => {
  const { interrupts, signal, log } = interruptsWithLog();

  await interrupts.during(
    () => log.push('passed on'),
    () => Promise.resolve(),
  );
  signal();

  expect(log).toEqual(['end']);
});
