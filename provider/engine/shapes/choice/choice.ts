import { type DefinitionOf, type Diagnostic, isUnknown, textOf, type ValueObject } from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { sameId } from '../../locate.js';
import { unreadable } from '../../unreadable.js';
import type { Change, PlanCheck, ShapeBehaviour } from '../shape.js';
import { choiceChanges, choiceStays, notEligible, notThere, twoChoices } from './choice-diagnostics.js';
import { choose } from './choose.js';
import { choiceOf, isEligible, navigationRead, objectToChoose, readChoice } from './read-choice.js';

/** The object of a collection that the service uses by default. */
export const choice: ShapeBehaviour<DefinitionOf<'choice'>> = {
  read: readChoice,
  find: (definition, id, context) => readChoice(definition, { [choiceOf(definition).within]: id }, context),
  check,
  create: choose,
  update: choose,
  planDestroy: (definition) => [choiceStays(definition)],
  destroy: (definition) => Promise.resolve({ state: null, private: {}, diagnostics: [choiceStays(definition)] }),
  readAhead: (definition, context) => {
    const { choices, within } = choiceOf(definition);
    return Promise.all(Object.keys(choices).map((part) => readChoice(definition, { [within]: part }, context)));
  },
  remember: () => ({}),
};

async function check(
  definition: DefinitionOf<'choice'>,
  { planned }: Change,
  context: EngineContext,
): Promise<PlanCheck> {
  const wanted = planned[choiceOf(definition).chosen];
  if (typeof wanted !== 'string' || isUnknown(wanted)) return { diagnostics: [] };
  const other = await rivalOf(definition, { planned, wanted }, context);
  if (other !== undefined) return { diagnostics: [twoChoices(definition, { wanted, other })] };
  const judged = await Promise.all([
    judgeObject(definition, { planned, wanted }, context),
    judgePresent(definition, { planned, wanted }, context),
  ]);
  return { diagnostics: judged.flat() };
}

interface Wanted {
  readonly planned: ValueObject;
  readonly wanted: string;
}

/** Another planned choice of this run for the same place. */
async function rivalOf(
  definition: DefinitionOf<'choice'>,
  { planned, wanted }: Wanted,
  { graph }: EngineContext,
): Promise<string | undefined> {
  const place = navigationRead(definition, planned)?.path ?? '';
  const first = await graph.once(`choice ${place}`, () => Promise.resolve(wanted));
  return sameId(first, wanted) ? undefined : first;
}

async function judgeObject(
  definition: DefinitionOf<'choice'>,
  { planned, wanted }: Wanted,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const found = await objectToChoose(definition, { planned, wanted }, context);
  // Unreadable choices cannot be checked here; Graph decides at apply.
  if (found.state === 'unreadable') return [];
  if (found.state === 'absent') return [notThere(definition, wanted)];
  return isEligible(definition, planned, found.value) ? [] : [notEligible(definition, wanted, planned)];
}

async function judgePresent(
  definition: DefinitionOf<'choice'>,
  { planned, wanted }: Wanted,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const live = await readChoice(definition, planned, context);
  if (live.state === 'unreadable') return [unreadable(definition, live)];
  const other = live.state === 'present' ? textOf(live.value[choiceOf(definition).chosen]) : null;
  return other === null || sameId(other, wanted) ? [] : [choiceChanges(definition, { wanted, other })];
}
