import {
  type ActionShape,
  type DefinitionOf,
  type Diagnostic,
  error,
  isValueList,
  isValueObject,
  type MeasuredConsequence,
  type Value,
  warning,
} from '../../../../core/index.js';
import { beyondBounds, type Consequences, holding, superfluous } from './consequences.js';

/** A declared value that differs from the tenant's, and the permission to leave the latter. */
export interface Transition {
  readonly declared: string;
  readonly present: string;
  /** `{ from, acknowledge }` or null. */
  readonly transition: Value;
}

/**
 * Checks whether the tenant may change from its current value to the declared one.
 *
 * A warning states what will happen; each error states what is missing and where to set it.
 */
export function judgeTransition(
  definition: DefinitionOf<'action'>,
  move: Transition,
  found: Consequences,
): readonly Diagnostic[] {
  const { shape, noun } = definition;
  if (move.declared !== shape.reachable.value) return [assertionFailed(shape, noun, move)];
  if (move.present === shape.unset) return [willBegin(definition, shape, move)];
  const byHand = shape.leftByHand[move.present];
  if (byHand !== undefined) return [leftByHand(noun, byHand, move)];
  const { from, acknowledged } = permission(move.transition);
  if (from !== undefined && from !== move.present) return [wrongFrom(noun, from, move)];
  const missing = holding(found).filter(([name]) => !acknowledged.includes(name));
  if (from === undefined || missing.length > 0)
    return [notAcknowledged({ noun, reassurance: shape.reassurance }, missing, { ...move, from })];
  const beyond = beyondBounds(noun, found, move.transition);
  return beyond.length > 0
    ? beyond
    : [willChange(shape, found, { ...move, noun }), ...superfluous(noun, found, acknowledged)];
}

function permission(transition: Value): { readonly from?: string; readonly acknowledged: readonly Value[] } {
  if (!isValueObject(transition)) return { acknowledged: [] };
  const { from, acknowledge } = transition;
  return {
    ...(typeof from === 'string' && { from }),
    acknowledged: isValueList(acknowledge) ? acknowledge : [],
  };
}

function assertionFailed(
  { guidance, value }: ActionShape,
  noun: string,
  { declared, present }: Transition,
): Diagnostic {
  return error('INT2013', {
    what: `the ${noun} differs from the declaration`,
    where: { path: [value] },
    why: `declared ${declared}; the tenant has ${present}, and code cannot set ${declared}. ${guidance[declared] ?? ''}`.trim(),
    fix: `declare ${present}, or have an administrator change the tenant`,
  });
}

function wrongFrom(noun: string, from: string, { declared, present }: Transition): Diagnostic {
  return error('INT2011', {
    what: `the transition of the ${noun} starts from the wrong value`,
    where: { path: ['transition', 'from'] },
    why: `transition.from is ${from}; the tenant has ${present}`,
    fix: `read the consequences of changing ${present} to ${declared}, then set transition.from to ${present}`,
  });
}

interface Unacknowledged extends Transition {
  readonly from: string | undefined;
}

function notAcknowledged(
  { noun, reassurance }: { readonly noun: string; readonly reassurance: string },
  missing: readonly (readonly [string, MeasuredConsequence])[],
  move: Unacknowledged,
): Diagnostic {
  const names = missing.map(([name]) => name).join(', ');
  const sentences = missing.map(([name, { text }]) => `${name}: ${text}`).join(' ');
  const wanted = `transition = { from = "${move.present}", acknowledge = [${missing.map(([name]) => `"${name}"`).join(', ')}] }`;
  return error('INT2010', {
    what: `changing the ${noun} from ${move.present} to ${move.declared} is not acknowledged`,
    where: { path: move.from === undefined ? [] : ['transition', 'acknowledge'] },
    why: `${sentences === '' ? `the transition does not start from ${move.present}.` : `not acknowledged: ${sentences}`} ${reassurance}`,
    fix: move.from === undefined ? `declare ${wanted}` : `add ${names} to transition.acknowledge`,
  });
}

/** No value is in force yet, so nothing is left. */
function willBegin({ noun, attributes }: DefinitionOf<'action'>, { value }: ActionShape, move: Transition): Diagnostic {
  const { declared, present } = move;
  const attribute = attributes[value];
  const now = (attribute?.kind === 'string' ? attribute.meanings?.[present] : undefined) ?? `the tenant has ${present}`;
  return warning('INT2012', {
    what: `apply sets the ${noun} to ${declared}, which cannot be undone`,
    why: `${now}; Microsoft provides no way to undo this`,
    fix: 'none, if this change is intended',
  });
}

function leftByHand(noun: string, byHand: string, { declared, present }: Transition): Diagnostic {
  return error('INT2046', {
    what: `code cannot change the ${noun} from ${present} to ${declared}`,
    where: { path: [] },
    why: `Graph rejects it while the tenant has ${present}, regardless of acknowledgements`,
    fix: byHand,
  });
}

function willChange(
  { reassurance }: ActionShape,
  found: Consequences,
  { noun, declared, present }: Transition & { readonly noun: string },
): Diagnostic {
  const sentences = [...found.values()].map(({ text }) => text).join(' ');
  return warning('INT2012', {
    what: `apply changes the ${noun} from ${present} to ${declared}, which cannot be undone`,
    why: `${sentences === '' ? 'Microsoft provides no way to undo this.' : sentences} ${reassurance}`,
    fix: 'none, if this change is intended',
  });
}
