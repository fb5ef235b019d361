import {
  type DefinitionOf,
  type Diagnostic,
  error,
  renderValue,
  type ValueObject,
  warning,
  withArticle,
} from '../../../../core/index.js';
import { choiceOf } from './read-choice.js';

/** Ids of the object that is to be chosen, and of another one. */
export interface Rivals {
  readonly wanted: string;
  readonly other: string;
}

/** Says that the service takes another object from now on. */
export function choiceChanges(definition: DefinitionOf<'choice'>, { wanted, other }: Rivals): Diagnostic {
  return warning('INT2110', {
    what: `the ${definition.noun} changes`,
    where: { path: [choiceOf(definition).chosen] },
    why: `now ${JSON.stringify(other)}; then ${JSON.stringify(wanted)}`,
    fix: 'nothing to do if that is meant',
  });
}

/** Says that two declarations choose differently. */
export function twoChoices(definition: DefinitionOf<'choice'>, { wanted, other }: Rivals): Diagnostic {
  const { chosen, within } = choiceOf(definition);
  return error('INT2111', {
    what: `there are two of the ${definition.noun}`,
    where: { path: [chosen] },
    why: `one chooses ${JSON.stringify(other)}, this one ${JSON.stringify(wanted)}; each ${within} has one`,
    fix: 'remove one of the two',
  });
}

/** Says that the object cannot be chosen there. */
export function notEligible(definition: DefinitionOf<'choice'>, wanted: string, planned: ValueObject): Diagnostic {
  const { of, chosen, within } = choiceOf(definition);
  const part = renderValue(planned[within] ?? null);
  return error('INT2112', {
    what: `the ${of} cannot be the default of ${part}`,
    where: { path: [chosen] },
    why: `${JSON.stringify(wanted)} is ${withArticle(of)} of another kind`,
    fix: `choose ${withArticle(of)} for ${part}`,
  });
}

/** Says that the tenant does not show the object yet, or has it not. */
export function notThere(definition: DefinitionOf<'choice'>, wanted: string): Diagnostic {
  const { of, chosen } = choiceOf(definition);
  return warning('INT2113', {
    what: `the chosen ${of} is not in the tenant`,
    where: { path: [chosen] },
    why: `the tenant has none with id ${JSON.stringify(wanted)}; Graph shows a new one after a minute at times, for which apply waits`,
    fix: 'refer to the resource instead of writing its id',
  });
}

/** Says that the choice was made and the tenant does not show it. */
export function choiceNotShown(definition: DefinitionOf<'choice'>, wanted: string): Diagnostic {
  return error('INT2114', {
    what: `the ${definition.noun} was set, but the tenant does not show it`,
    where: { path: [choiceOf(definition).chosen] },
    why: `chosen was ${JSON.stringify(wanted)}`,
    fix: 'wait some minutes and plan again',
  });
}

/** Says what destroy does not do. */
export function choiceStays({ noun, shape: { of } }: DefinitionOf<'choice'>): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} stays as it is`,
    why: `Graph knows no way to have no default ${of}; destroy only ends its management`,
    fix: `nothing to do; deleting the ${of}, or choosing another by hand, ends it`,
  });
}
