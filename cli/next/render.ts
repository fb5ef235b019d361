import { inert, type Paint, paintFor, type TextStyle } from '../../report/index.js';
import type { Stage, StageState } from './assess.js';

const words: Readonly<Record<StageState, string>> = {
  done: 'done',
  apply: 'apply',
  person: 'person',
  unknown: 'unknown',
};

/** Renders the state of a tenant for people: one line for each stage, with the steps for a person. */
export function renderStages(name: string, stages: readonly Stage[], style: TextStyle): string {
  const paint = paintFor(style);
  const width = Math.max(0, ...stages.map(({ title }) => title.length));
  return [paint.strong(inert(name)), ...stages.flatMap((stage) => linesOf(stage, width, paint)), ''].join('\n');
}

function linesOf({ title, state, why, steps }: Stage, width: number, paint: Paint): readonly string[] {
  const colour = { done: paint.good, apply: paint.planned, person: paint.warning, unknown: paint.error };
  const head = `  ${colour[state](words[state].padEnd(8))}${title.padEnd(width)}  ${inert(why)}`.trimEnd();
  return [head, ...steps.map((step, index) => `${' '.repeat(10)}${String(index + 1)}. ${inert(step)}`)];
}
