import {
  type Direction,
  type ResourceDefinition,
  type Severity,
  severityCategories,
  type SeverityCategory,
} from '../core/index.js';
import type { AttributeFinding, FindingAction, Reason } from './model.js';

/** Facts about an object whose departure is assessed. */
export interface Case {
  /** `pending`: apply would change the tenant. `recorded`: nothing changes. Otherwise, the tenant was changed. */
  readonly kind: AttributeFinding['kind'];
  readonly action: FindingAction;
  readonly deletedOutside: boolean;
  /** Undefined: an object of another provider. */
  readonly definition: ResourceDefinition | undefined;
  readonly attributes: readonly AttributeFinding[];
  /** Whether the deletion loosens or tightens the rules for the targets of the object. Undefined: unknown. */
  readonly without?: Direction | undefined;
}

/** The severity of a departure, and the reason. */
export interface Judgement {
  readonly severity: Severity;
  /** Undefined: a pending change without a direction. */
  readonly reason?: Reason;
}

/** A reason for a severity. */
interface Ground {
  readonly about: SeverityCategory;
  readonly direction: Direction;
  /** Undefined: the object as a whole. */
  readonly path?: string;
}

/**
 * Assesses a departure by its most severe reason. Declared changes that are not applied yet are information, whatever
 * they do.
 */
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
  // The value that a restore sets is not in the declaration when a default object is removed from it.
  const lowered = one.action === 'restore' && severity !== 'info' ? 'warning' : 'info';
  // The finding already says that an object is deleted. A deletion without a direction needs no reason.
  if (direction === 'changed' && (severity !== 'error' || one.action === 'delete')) return { severity: lowered };
  return { severity: lowered, reason: { concern: about, direction, text: pendingText(gravest, same, one) } };
}

function groundsOf({ kind, action, deletedOutside, definition, attributes, without }: Case): Ground[] {
  const whole = definition?.severity ?? { about: 'setting' as const };
  const gone: Ground = { about: whole.about, direction: without ?? whole.removed ?? 'changed' };
  if (deletedOutside) return [gone];
  if (kind === 'pending' && (action === 'delete' || action === 'forget')) return action === 'delete' ? [gone] : [];
  if (action === 'create' || (action === 'restore' && isUnknownRestore(attributes))) return [];
  // Attributes that only the declaration changed say nothing about an outside change.
  const meant = kind === 'pending' ? attributes : attributes.filter((attribute) => attribute.kind !== 'pending');
  return meant.map(({ path, concern, direction }) => ({
    about: concern ?? whole.about,
    direction: direction ?? 'changed',
    path,
  }));
}

/** Whether the values that a restore sets are unknown. */
function isUnknownRestore(attributes: readonly AttributeFinding[]): boolean {
  return attributes.every(({ declared }) => declared === null);
}

function severityOf({ about, direction }: Ground): Severity {
  return severityCategories[about].severity[direction];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const names = Object.keys(severityCategories);

/** By severity, then reasons with a direction before those without, then by category. */
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

/** The consequence of the value in the tenant, if the definition states it. */
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

/** The attributes concerned, if the object has other changed ones. */
function placesOf(grounds: readonly Ground[], { attributes }: Case): string {
  const paths = grounds.flatMap(({ path }) => path ?? []);
  if (attributes.length < 2 || paths.length === 0) return '';
  const shown = paths.slice(0, mostPlaces);
  return ` (${[...shown, ...(paths.length > shown.length ? ['…'] : [])].join(', ')})`;
}
