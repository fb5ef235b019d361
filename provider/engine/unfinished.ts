import {
  type Diagnostic,
  type DiagnosticCode,
  hasErrors,
  identical,
  isJsonObject,
  isUnknown,
  isWhollyKnown,
  renderUnfinished,
  renderWrittenAt,
  type ResourceDefinition,
  toTerraformName,
  type ValueObject,
  warning,
} from '../../core/index.js';
import type { ApplyRequest, PrivateState, StateAnswer } from './contract.js';
import { equalValues } from './values/equality.js';

const notKept: DiagnosticCode = 'INT2047';

/**
 * Records what an apply left unfinished: values that Graph did not store, and everything after a failed request. The
 * next plan then reports that our own apply was the cause, and not an outside change.
 */
export function withUnfinished(
  definition: ResourceDefinition,
  { prior, planned }: ApplyRequest,
  { at, answer }: { readonly at: Date; readonly answer: StateAnswer },
): StateAnswer {
  const { unfinished: _before, ...others } = answer.private;
  if (!answer.state || !planned) return answer;
  const names = unfinishedNames(definition, { prior, planned, state: answer.state }, answer.diagnostics);
  if (names.length > 0)
    return { ...answer, private: { ...others, unfinished: { at: at.toISOString(), attributes: [...names] } } };
  // A change that was refused before anything was sent keeps the earlier unfinished attributes.
  return hasErrors(answer.diagnostics) ? answer : { ...answer, private: others };
}

interface Applied {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly state: ValueObject;
}

function unfinishedNames(
  { attributes }: ResourceDefinition,
  { prior, planned, state }: Applied,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const lost = diagnostics.flatMap(({ code, where }) => (code === notKept ? (where?.path?.slice(0, 1) ?? []) : []));
  if (!diagnostics.some((one) => isOfGraph(one) || (!prior && isWaiting(one)))) return lost.map(String);
  const open = Object.entries(attributes).flatMap(([name, attribute]) => {
    const wanted = planned[name] ?? null;
    if (isUnknown(wanted) || !isWhollyKnown(wanted) || attribute.writeOnly) return [];
    // For a new object, only what it lacks. For a failed change, it is unknown how much was written.
    const isOpen = prior
      ? !identical(wanted, prior[name] ?? null)
      : !equalValues(attribute, wanted, state[name] ?? null);
    return isOpen ? [name] : [];
  });
  return [...new Set([...lost.map(String), ...open])];
}

/** Errors of Graph, and an interruption: something may have been written. */
function isOfGraph(one: Diagnostic): boolean {
  const { severity, code } = one;
  return severity === 'error' && !isWaiting(one) && (code.startsWith('INT3') || code === 'INT2021');
}

/** A write that needs approval changed nothing. What a new object still lacks because of it is unfinished. */
function isWaiting({ code }: Diagnostic): boolean {
  return code === 'INT3020' || code === 'INT3021' || code === 'INT3022';
}

/** Attributes that our own apply left unfinished and that still differ from the plan. */
export function stillUnfinished(
  prior: ValueObject | null,
  planned: ValueObject,
  { unfinished }: PrivateState,
): readonly string[] {
  if (!prior || !isJsonObject(unfinished) || !Array.isArray(unfinished.attributes)) return [];
  const names: readonly unknown[] = unfinished.attributes;
  return names.filter(
    (name): name is string => typeof name === 'string' && !identical(prior[name] ?? null, planned[name] ?? null),
  );
}

/** Reports that an object is unfinished, and since when. */
export function warnOfUnfinished(
  { noun, label }: ResourceDefinition,
  { planned, names }: { readonly planned: ValueObject; readonly names: readonly string[] },
  { unfinished }: PrivateState,
): readonly Diagnostic[] {
  const [first] = names;
  if (first === undefined) return [];
  const name = label === undefined ? null : planned[label];
  const at = isJsonObject(unfinished) && typeof unfinished.at === 'string' ? `; ${renderWrittenAt(unfinished.at)}` : '';
  return [
    warning('INT2049', {
      what: `the ${noun}${typeof name === 'string' ? ` ${JSON.stringify(name)}` : ''} is unfinished`,
      where: { path: [first] },
      why: `${renderUnfinished(names.map(toTerraformName))}${at}`,
      fix: 'apply again; if the problem persists, check the response of Graph to that apply',
    }),
  ];
}
