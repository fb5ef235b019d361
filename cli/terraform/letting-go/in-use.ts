import {
  type Diagnostic,
  error,
  isGuid,
  isJsonArray,
  isJsonObject,
  isReferredId,
  type Json,
  jsonElements,
  type JsonObject,
  referredIn,
  resourceOfType,
  textOf,
  type Where,
} from '../../../core/index.js';
import { type Finding, renderWhere, valuesOf } from '../../../report/index.js';
import { definitions } from '../../tenants/definitions.js';
import type { LocateAddress } from '../../tenants/locate.js';

/** Reports errors about objects that a plan deletes although other declared objects refer to them. */
export function stillInUse(
  findings: readonly Finding[],
  plan: Json | undefined,
  locate: LocateAddress,
): readonly Diagnostic[] {
  const kept = remainingIn(plan);
  return findings.flatMap((finding) => {
    const { action, id, address, noun, label } = finding;
    if (action !== 'delete' || id === undefined) return [];
    const users = kept.filter((object) => names(object, id));
    if (users.length === 0) return [];
    const lines = users.map((user) => placeOf(user.address, locate(user.address)));
    return [
      error('INT2160', {
        what: `the ${noun}${label === undefined ? '' : ` ${JSON.stringify(label)}`} is still in use`,
        where: { address, ...finding.declaredAt },
        why: `the plan would delete it, and other declared objects refer to it: ${lines.join('; ')}`,
        fix: 'remove the references from these objects first or in the same change, or declare it again',
      }),
    ];
  });
}

interface Remaining {
  readonly address: string;
  readonly type: string;
  readonly after: JsonObject;
}

function remainingIn(plan: Json | undefined): readonly Remaining[] {
  const list = isJsonObject(plan) ? jsonElements(plan.resource_changes).filter(isJsonObject) : [];
  return list.flatMap(({ address, type, change, mode }) => {
    if (mode !== 'managed' || !isJsonObject(change) || !isJsonObject(change.after)) return [];
    // A restored object is no longer declared.
    if (jsonElements(change.actions).includes('restore')) return [];
    return [{ address: textOf(address) ?? '', type: textOf(type) ?? '', after: change.after }];
  });
}

/** A GUID is unique anywhere; a number is an id only in an attribute that refers to such objects. */
function names({ type, after }: Remaining, id: string): boolean {
  if (isGuid(id)) return textsIn(after).includes(id);
  const definition = resourceOfType(definitions, type);
  if (!definition) return false;
  return referredIn(definition.attributes, valuesOf(after, definition.attributes)).some(
    ({ kind, text }) => text === id && isReferredId(kind, text),
  );
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isJsonArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap((member) => textsIn(member ?? null)) : [];
}

function placeOf(address: string, where: Where | undefined): string {
  return where?.line === undefined ? address : `${renderWhere(where)} (${address})`;
}
