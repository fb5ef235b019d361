import type { Diagnostic, Severity } from '../core/index.js';
import { counted } from './counted.js';
import { renderWhere } from './diagnostics.js';
import { inert, inertLines } from './inert.js';
import type {
  AttributeFinding,
  Finding,
  FindingAction,
  FindingDevices,
  FindingExpiry,
  NextStep,
  Replacement,
} from './model.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeName, renderValue } from './values.js';

/**
 * The sentences below a finding: who changed it and when, what apply does, the severity and its reason, and the
 * affected devices.
 */
export function detailOf(finding: Finding): readonly string[] {
  if (finding.diagnostic) return unreadableDetail(finding.diagnostic);
  if (finding.next) return nextDetail(finding.next, finding.attributes);
  const { severity, reason, expiry, unrestorable } = finding;
  const what = expiry
    ? expiryDetail(expiry, severity)
    : [[originOf(finding), remedyOf(finding)].filter((part) => part !== undefined).join('; ')];
  return [
    ...(finding.unfinished ? ['incomplete: the last apply did not finish it'] : []),
    ...what,
    ...(unrestorable ? refusalDetail(unrestorable, finding) : []),
    ...(reason ? [`${severity}: ${inert(reason.text)}`] : []),
    ...(finding.looser ? [`these still allow more: ${shownNames(finding.looser)}`] : []),
    ...(finding.advice ?? []).map((line) => inert(line)),
    ...(finding.devices && finding.effect === undefined ? [`affects: ${devicesText(finding.devices)}`] : []),
  ];
}

const mostNames = 5;

function shownNames(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return [
    ...names.slice(0, mostNames).map((name) => inert(name)),
    ...(rest > 0 ? [`and ${String(rest)} more`] : []),
  ].join(', ');
}

function devicesText({ text, affected, of }: FindingDevices): string {
  if (affected === undefined || of === undefined) return inert(text);
  return `${inert(text)}: ${affected.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} enrolled`;
}

function expiryDetail(
  { state, ends, days, windowDays, ...texts }: FindingExpiry,
  severity: Severity,
): readonly string[] {
  const since = `reported from ${counted(windowDays, 'day')} before expiry`;
  const said = {
    soon: `expires ${renderTime(ends)}, in ${counted(days, 'day')} (${since})`,
    grace: `expired ${renderTime(ends)}, and can still be renewed`,
    expired: `expired ${renderTime(ends)}`,
  };
  return [`${severity}: ${said[state]}`, inert(texts.consequence), inert(texts.remedy)];
}

function nextDetail({ by, why, steps }: NextStep, attributes: readonly AttributeFinding[]): readonly string[] {
  if (by === 'stage') return [inert(why)];
  const values = newValues(attributes.filter(({ declared }) => declared !== null));
  return [
    inert(why),
    ...steps.map((step, index) => `${String(index + 1)}. ${inert(step)}`),
    ...(values === '' ? [] : [`declared: ${values}`]),
  ];
}

function refusalDetail({ why, fix }: Diagnostic, { action }: Finding): readonly string[] {
  const rest = action === 'unplanned' ? ['objects that depend on it are not planned until then'] : [];
  return [...inertLines(why), `to do: ${inert(fix)}`, ...rest];
}

function unreadableDetail({ code, why, fix, where }: NonNullable<Finding['diagnostic']>): readonly string[] {
  const place = where ? renderWhere(where) : '';
  return [...inertLines(`${code}: ${why}`), inert(fix), ...(place ? [inert(place)] : [])];
}

function originOf({ kind, changed, deletedOutside, id, withoutState }: Finding): string | undefined {
  if (kind === 'pending' || kind === 'recorded') return undefined;
  // Without a state, it is unknown whether the object ever existed.
  if (deletedOutside && !changed && id === undefined) return 'not there: never created, or deleted';
  if (withoutState && !changed && !deletedOutside) return 'never applied, or changed by an unknown user';
  const verb = deletedOutside ? 'deleted' : 'changed';
  return changed ? `${verb} ${renderTime(changed.time)} by ${inert(changed.actor)}` : `${verb} by unknown`;
}

/** Formats an instant to the minute, in UTC: `2026-11-23 05:12 UTC`. Returns any other text unchanged. */
export function renderTime(time: string): string {
  const instant = new Date(time);
  return Number.isNaN(instant.getTime()) ? inert(time) : `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function remedyOf(finding: Finding): string {
  if (finding.action === 'record') return recordText;
  if (finding.unrestorable) return 'apply cannot restore this';
  const effect = finding.effect === undefined ? '' : `, which ${inert(finding.effect)}`;
  return `apply ${actionText(finding)}${effect}`;
}

const recordText = 'already matches the declaration; apply only records it in the state';

function actionText(finding: Finding): string {
  const { action, attributes, kind, deletedOutside, id, previousAddress } = finding;
  if (deletedOutside) return id === undefined ? 'creates it' : 'creates it again';
  if (action === 'restore') return restoreText(shownAttributes(finding));
  if (finding.oldStays) return 'leaves the old one in the tenant, no longer managed, and creates a new one';
  if (action === 'replace') return replacementText(finding.replacement);
  if (action === 'update') return updateText(attributes, kind);
  if (action === 'record') return 'records it';
  if (action === 'create' || action === 'adopt') return creationText(action, attributes);
  return { ...actionTexts, move: `records its new address; the old one was ${inert(previousAddress ?? '')}` }[action];
}

const actionTexts: Readonly<
  Record<Exclude<FindingAction, 'create' | 'adopt' | 'record' | 'update' | 'replace' | 'restore' | 'move'>, string>
> = {
  delete: 'deletes it',
  forget: 'removes it from the state, and leaves it in the tenant',
  import: 'imports it',
  wait: 'leaves it for a later apply',
  none: 'does nothing',
  unplanned: 'is not planned, because of the error below',
};

function replacementText({ first, reaches }: Replacement = { first: 'delete', reaches: [] }): string {
  if (first === 'create') return 'creates the new one, then deletes the old one';
  const meanwhile = reaches.length === 0 ? '' : `; in between, it does not apply to ${shownNames(reaches)}`;
  return `deletes it, then creates it again${meanwhile}`;
}

function updateText(attributes: readonly AttributeFinding[], kind: Finding['kind']): string {
  const verb = kind === 'drift' ? 'restores' : 'sets';
  const [only, ...others] = attributes;
  if (only?.lines && others.length === 0) return `${verb} ${attributeName(only)} as shown`;
  if (only && others.length === 0 && only.declared !== undefined && !only.set)
    return `${verb} ${renderValue(only.declared)}`;
  return attributes.length === 0
    ? 'changes nothing in the tenant'
    : `${verb} ${counted(attributes.length, 'attribute')}`;
}

function restoreText(shown: readonly AttributeFinding[]): string {
  if (shown.length > 0) return 'restores its original settings';
  return 'restores its original settings, as far as they are known';
}

function creationText(action: 'create' | 'adopt', attributes: readonly AttributeFinding[]): string {
  const values = newValues(attributes);
  if (action === 'adopt') return values === '' ? adoptionText(attributes) : `sets ${values}`;
  return values === '' ? 'creates it' : `creates it with ${values}`;
}

/** Values known only after apply can be anything, so the text promises nothing about them. */
function adoptionText(attributes: readonly AttributeFinding[]): string {
  const later = attributes.filter(({ unknown }) => unknown).map(attributeName);
  return later.length === 0 ? 'adopts it as it is' : `sets ${later.join(', ')}, which become known during apply`;
}

const mostNewValues = 4;

function newValues(attributes: readonly AttributeFinding[]): string {
  const shown = attributes.filter(
    (one) => !one.sensitive && !one.default && !one.label && one.declared !== undefined && !one.lines,
  );
  const texts = shown.slice(0, mostNewValues).map((one) => `${attributeName(one)} ${renderValue(one.declared)}`);
  return [...texts, ...(shown.length > mostNewValues ? ['…'] : [])].join(', ');
}
