import {
  type DefinitionOf,
  type Diagnostic,
  error,
  renderValue,
  toTerraformName,
  type ValueObject,
  warning,
  withArticle,
} from '../../../../core/index.js';
import { choiceOf } from './read-choice.js';

/** Ids of the object to choose, and of another one. */
export interface Rivals {
  readonly wanted: string;
  readonly other: string;
}

/** Reports that the service uses another object from now on. */
export function choiceChanges(definition: DefinitionOf<'choice'>, { wanted, other }: Rivals): Diagnostic {
  return warning('INT2110', {
    what: `the ${definition.noun} changes`,
    where: { path: [choiceOf(definition).chosen] },
    why: `now ${JSON.stringify(other)}; then ${JSON.stringify(wanted)}`,
    fix: 'none, if this change is intended',
  });
}

/** Reports two declarations with different choices. */
export function twoChoices(definition: DefinitionOf<'choice'>, { wanted, other }: Rivals): Diagnostic {
  const { chosen, within } = choiceOf(definition);
  return error('INT2111', {
    what: `the ${definition.noun} is declared twice`,
    where: { path: [chosen] },
    why: `one selects ${JSON.stringify(other)}, this one ${JSON.stringify(wanted)}; each ${toTerraformName(within)} has one`,
    fix: 'remove one of them',
  });
}

/** Reports that the object cannot be chosen there. */
export function notEligible(definition: DefinitionOf<'choice'>, wanted: string, planned: ValueObject): Diagnostic {
  const { of, chosen, within } = choiceOf(definition);
  const part = renderValue(planned[within] ?? null);
  return error('INT2112', {
    what: `the ${of} cannot be the default of ${part}`,
    where: { path: [chosen] },
    why: `${JSON.stringify(wanted)} is ${withArticle(of)} of another kind`,
    fix: `select ${withArticle(of)} for ${part}`,
  });
}

/** Reports that the tenant does not return the object yet, or does not have it. */
export function notThere(definition: DefinitionOf<'choice'>, wanted: string): Diagnostic {
  const { of, chosen } = choiceOf(definition);
  return warning('INT2113', {
    what: `the selected ${of} is not in the tenant`,
    where: { path: [chosen] },
    why: `the tenant has none with id ${JSON.stringify(wanted)}; Graph can take a minute to show a new one, and apply waits for it`,
    fix: 'refer to the resource instead of using its id',
  });
}

/** Reports that the choice was made but the tenant does not return it. */
export function choiceNotShown(definition: DefinitionOf<'choice'>, wanted: string): Diagnostic {
  return error('INT2114', {
    what: `the ${definition.noun} was set, but the tenant does not show it`,
    where: { path: [choiceOf(definition).chosen] },
    why: `selected: ${JSON.stringify(wanted)}`,
    fix: 'wait a few minutes and plan again',
  });
}

/** Reports what destroy does not do. */
export function choiceStays({ noun, shape: { of } }: DefinitionOf<'choice'>): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} is kept in the tenant`,
    why: `Graph cannot clear the default ${of}; destroy only stops managing it`,
    fix: `none; to change it, delete the ${of}, or select another one by hand`,
  });
}
