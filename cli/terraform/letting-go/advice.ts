import { distance } from 'fastest-levenshtein';

import { selectorFor } from '../../../constructs/selector.js';
import {
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  presenceOf,
  type ResourceDefinition,
  resourceOfType,
  toTerraformName,
} from '../../../core/index.js';
import type { Finding, Report } from '../../../report/index.js';
import { logicalIdOf } from '../../../schemas/index.js';
import { inSyntaxOf, languageOf } from '../../tenants/declared-words.js';
import { definitions } from '../../tenants/definitions.js';
import type { LocateAddress } from '../../tenants/locate.js';

/**
 * Adds an alternative to each deletion, in the language of the declaration: the former name if it looks like a rename,
 * otherwise `release`.
 */
export function withAdvice(report: Report, plan: Json | undefined, locate: LocateAddress): Report {
  const renames = renamesIn(report.findings, plan);
  const findings = report.findings.map((finding) => {
    const language = languageOf(locate(finding.address)?.file);
    const advice = [...renameAdvice(finding, renames), ...releaseAdvice(finding)].map((line) =>
      inSyntaxOf(line, language),
    );
    return advice.length === 0 ? finding : { ...finding, advice };
  });
  return { ...report, findings };
}

interface Rename {
  readonly from: Finding;
  readonly to: Finding;
}

function releaseAdvice({ action, address, label }: Finding): readonly string[] {
  if (action !== 'delete' && action !== 'restore') return [];
  if (!address.includes('.') || address.includes('[')) return [];
  const selector = selectorFor(address, label) ?? address;
  const keeps = action === 'restore' ? 'keep the current values' : 'keep it in the tenant';
  return [`to ${keeps} and stop managing it, add release = [${JSON.stringify(selector)}]`];
}

function renameAdvice(finding: Finding, renames: readonly Rename[]): readonly string[] {
  const { address } = finding;
  const to = renames.find((one) => one.to.address === address);
  const parent = to && renamedParent(to, renames);
  if (parent) return [`moves with the ${parent.from.noun} ${JSON.stringify(parent.to.label ?? '')}, see there`];
  if (to) {
    const line = formerLine(to);
    const loses = definitionOf(address)?.deletion?.loses;
    return [
      `looks like a rename of ${to.from.noun} ${JSON.stringify(to.from.label ?? '')}: add ${line} to it to rename the existing object`,
      ...(loses === undefined ? [] : [`if it is created again instead: ${loses}`]),
    ];
  }
  const from = renames.find((one) => one.from.address === address);
  const renamedAbove = from && renamedParent(from, renames);
  if (renamedAbove)
    return [`moves with the ${renamedAbove.from.noun} ${JSON.stringify(renamedAbove.to.label ?? '')}, see there`];
  return from ? [`looks like a rename to ${JSON.stringify(from.to.label ?? '')}, see there`] : [];
}

/** The renamed parent of an object that kept its own name: a line there moves both. */
function renamedParent({ from, to }: Rename, renames: readonly Rename[]): Rename | undefined {
  if (from.label !== to.label) return undefined;
  return renames.find(
    (other) =>
      other.from.label !== other.to.label &&
      idOf(from).startsWith(`${idOf(other.from)}-`) &&
      idOf(to).startsWith(`${idOf(other.to)}-`),
  );
}

function idOf({ address }: Finding): string {
  return address.split('.').at(-1) ?? '';
}

/** The line that keeps the object, regardless of the source of its Terraform name. */
function formerLine({ from }: Rename): string {
  const id = idOf(from);
  const { label = '' } = from;
  const isFromName = id === logicalIdOf(label) || id.endsWith(`-${logicalIdOf(label)}`);
  return isFromName
    ? `formerly = ${JSON.stringify(label)}, or logicalId = ${JSON.stringify(id)}`
    : `formerly = ${JSON.stringify(id)}`;
}

/**
 * Pairs of a created and a deleted object of one kind with equal content. Among several candidates, the one with the
 * most similar name.
 */
function renamesIn(findings: readonly Finding[], plan: Json | undefined): readonly Rename[] {
  const changes = changesOf(plan);
  const created = findings.filter(({ action, deletedOutside }) => action === 'create' && !deletedOutside);
  const deleted = findings.filter(({ action }) => action === 'delete');
  const pairs = created.flatMap((to) =>
    deleted.filter((from) => isSame(from, to, changes)).map((from): Rename => ({ from, to })),
  );
  const closest = pairs.toSorted((left, right) => distanceOf(left) - distanceOf(right));
  return closest.filter(
    (pair, index) => !closest.slice(0, index).some(({ from, to }) => from === pair.from || to === pair.to),
  );
}

/** Distance of the names. Names can repeat below different parents, so the full address also counts. */
function distanceOf({ from, to }: Rename): number {
  return distance(from.label ?? '', to.label ?? '') + distance(idOf(from), idOf(to));
}

function changesOf(plan: Json | undefined): ReadonlyMap<string, JsonObject> {
  const list = isJsonObject(plan) ? jsonElements(plan.resource_changes).filter(isJsonObject) : [];
  return new Map(
    list.flatMap(({ address, change }): [string, JsonObject][] =>
      typeof address === 'string' && isJsonObject(change) ? [[address, change]] : [],
    ),
  );
}

function isSame(from: Finding, to: Finding, changes: ReadonlyMap<string, JsonObject>): boolean {
  const definition = definitionOf(to.address);
  if (!definition || definitionOf(from.address) !== definition || definition.shape.kind !== 'collection') return false;
  const before = changes.get(from.address)?.before;
  const after = changes.get(to.address)?.after;
  if (!isJsonObject(before) || !isJsonObject(after)) return false;
  return comparedNames(definition).every((name) => {
    const wanted = after[name] ?? null;
    // Unknown values, and those that Graph sets, can be equal.
    return wanted === null || JSON.stringify(wanted) === JSON.stringify(before[name] ?? null);
  });
}

function comparedNames({ attributes, label }: ResourceDefinition): readonly string[] {
  return Object.entries(attributes)
    .filter(([name, one]) => name !== label && presenceOf(one) !== 'computed' && !one.local && !one.writeOnly)
    .map(([name]) => toTerraformName(name));
}

function definitionOf(address: string): ResourceDefinition | undefined {
  return resourceOfType(definitions, address.split('.').at(-2) ?? '');
}
