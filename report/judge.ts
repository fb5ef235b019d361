import {
  type Direction,
  type ResourceDefinition,
  type Severity,
  severityCategories,
  type SeverityCategory,
} from '../core/index.js';
import type { AttributeFinding, FindingAction, Reason } from './model.js';

/** What is known of an object whose departure is judged. */
export interface Case {
  /** `pending`: apply would change what the tenant has. `recorded`: nothing changes. Else the tenant was changed. */
  readonly kind: AttributeFinding['kind'];
  readonly action: FindingAction;
  readonly deletedOutside: boolean;
  /** Undefined: an object of another provider. */
  readonly definition: ResourceDefinition | undefined;
  readonly attributes: readonly AttributeFinding[];
  /** Whether the deletion loosens or tightens the rules for the targets of the object. Undefined: unknown. */
  readonly without?: Direction | undefined;
}

/** How much a departure matters, and why. */
export interface Judgement {
  readonly severity: Severity;
  /** Undefined: a pending change that goes no particular way. */
  readonly reason?: Reason;
}

/** One thing that speaks for a severity. */
interface Ground {
  readonly about: SeverityCategory;
  readonly direction: Direction;
  /** Undefined: the object as a whole. */
  readonly path?: string;
}

/** Judges a departure by its gravest ground. What is declared and not applied yet is information, whatever it does. */
export function judge(one: Case): Judgement {
  if (one.kind === 'recorded') return { severity: 'info' };
  const [gravest, ...others] = groundsOf(one).sort(byGravity);
  if (!gravest) return { severity: one.kind === 'pending' ? 'info' : 'warning' };
  const { about, direction } = gravest;
  const same = [gravest, ...others].filter((other) => other.about === about && other.direction === direction);
  const severity = severityOf(gravest);
  if (one.kind !== 'pending') {
    return { severity, reason: { concern: about, direction, text: driftText(gravest, same, one) } };
  }
  // Whoever takes a default object out of a declaration does not write what comes back.
  const heeded = one.action === 'restore' && severity !== 'info' ? 'warning' : 'info';
  // That an object goes is said already; of a deletion without a direction there is nothing to add.
  if (direction === 'changed' && (severity !== 'error' || one.action === 'delete')) return { severity: heeded };
  return { severity: heeded, reason: { concern: about, direction, text: pendingText(gravest, same, one) } };
}

function groundsOf({ kind, action, deletedOutside, definition, attributes, without }: Case): Ground[] {
  const whole = definition?.severity ?? { about: 'setting' as const };
  const gone: Ground = { about: whole.about, direction: without ?? whole.removed ?? 'changed' };
  if (deletedOutside) return [gone];
  if (kind === 'pending' && (action === 'delete' || action === 'forget')) return action === 'delete' ? [gone] : [];
  if (action === 'create' || (action === 'restore' && isUntold(attributes))) return [];
  // What only the declaration changed says nothing about what somebody else did.
  const meant = kind === 'pending' ? attributes : attributes.filter((attribute) => attribute.kind !== 'pending');
  return meant.map(({ path, concern, direction }) => ({
    about: concern ?? whole.about,
    direction: direction ?? 'changed',
    path,
  }));
}

/** Whether nothing is known of what comes back. */
function isUntold(attributes: readonly AttributeFinding[]): boolean {
  return attributes.every(({ declared }) => declared === null);
}

function severityOf({ about, direction }: Ground): Severity {
  return severityCategories[about].severity[direction];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const names = Object.keys(severityCategories);

/** By severity, then a direction before none, then in the order of the categories. */
function byGravity(left: Ground, right: Ground): number {
  return (
    severities.indexOf(severityOf(left)) - severities.indexOf(severityOf(right)) ||
    Number(left.direction === 'changed') - Number(right.direction === 'changed') ||
    names.indexOf(left.about) - names.indexOf(right.about)
  );
}

function driftText({ about, direction }: Ground, same: readonly Ground[], one: Case): string {
  const { noun, meaning } = severityCategories[about];
  if (one.deletedOutside && direction === 'changed') return `${noun} removed: it is no longer in the tenant`;
  return `${noun} ${direction}${placesOf(same, one)}: ${meaningOfValue(same, one) ?? meaning[direction]}`;
}

/** What follows from the value that the tenant has now, where the definition says it. */
function meaningOfValue(grounds: readonly Ground[], { attributes, definition }: Case): string | undefined {
  for (const { path } of grounds) {
    const attribute = path === undefined ? undefined : definition?.attributes[path];
    const value = attributes.find((one) => one.path === path)?.tenant;
    const meaning = attribute?.kind === 'string' && typeof value === 'string' ? attribute.meanings?.[value] : undefined;
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

const verbs: Readonly<Record<Direction, string>> = { loosened: 'loosens', tightened: 'tightens', changed: 'changes' };

function pendingText({ about, direction }: Ground, same: readonly Ground[], one: Case): string {
  return `apply ${verbs[direction]} the ${severityCategories[about].noun}${placesOf(same, one)}`;
}

const mostPlaces = 3;

/** Which attributes are meant, where there are others. */
function placesOf(grounds: readonly Ground[], { attributes }: Case): string {
  const paths = grounds.flatMap(({ path }) => path ?? []);
  if (attributes.length < 2 || paths.length === 0) return '';
  const shown = paths.slice(0, mostPlaces);
  return ` (${[...shown, ...(paths.length > shown.length ? ['…'] : [])].join(', ')})`;
}
