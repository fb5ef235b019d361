import { type JsonObject, textOf } from '../../core/index.js';
import type { TenantHandle } from '../../emulator/index.js';
import { itemsOf } from '../support/tenant.js';
import type { Draft } from './draft.js';

/** An ordinary change request. */
export interface Change {
  readonly title: string;
  /** Edits the declaration. Default: it stays as it is. */
  readonly edit?: (draft: Draft) => void;
  /** A manual change in the tenant before the plan. */
  readonly outside?: (tenant: TenantHandle) => Promise<void>;
  /** Language of the declaration from now on. Default: as before. */
  readonly language?: 'yaml' | 'typescript';
  readonly plan: Expected;
  /** The minimum number of writes to Intune for the change. */
  readonly writes: number;
}

/** Expected plan of a change. Exit code 1: the plan is refused, and the change withdrawn. */
export interface Expected {
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  /** Objects by action, as the summary of the report counts them. Default: none. */
  readonly actions?: Readonly<Record<string, number>>;
  /** Texts that the JSON of the report contains. */
  readonly says?: readonly string[];
  /** Texts that it does not contain. */
  readonly neverSays?: readonly string[];
}

/** Changes, in order. */
export function changes(...list: readonly Change[]): readonly Change[] {
  return list;
}

/** A plan with changes of the declaration only. */
export function pending(actions: Readonly<Record<string, number>>, ...says: readonly string[]): Expected {
  return { exitCode: 2, actions, says };
}

/** A plan that restores what somebody changed in the tenant. */
export function drift(actions: Readonly<Record<string, number>>, ...says: readonly string[]): Expected {
  return { exitCode: 3, actions, says };
}

/** A plan that fails with this code, and the actions that it would take. */
export function refused(code: string, actions: Readonly<Record<string, number>>): Expected {
  return { exitCode: 1, actions, says: [`"${code}"`] };
}

/** Nothing to do. */
export const empty: Expected = { exitCode: 0 };

/** Changes an object of a collection below `/deviceManagement`, as an administrator does by hand. */
export function byHand(
  collection: string,
  displayName: string,
  change: JsonObject | 'delete',
): (tenant: TenantHandle) => Promise<void> {
  return async (tenant) => {
    const path = `/beta/deviceManagement/${collection}`;
    const { body } = await tenant.request('GET', path);
    const object = itemsOf(body).find((one) => (one.displayName ?? one.tokenName) === displayName);
    const at = `${path}/${textOf(object?.id) ?? ''}`;
    const { status } =
      change === 'delete' ? await tenant.request('DELETE', at) : await tenant.request('PATCH', at, change);
    if (status >= 300) throw new Error(`${displayName}: the change by hand was answered ${String(status)}`);
  };
}

/** Creates an object by hand. */
export function createdByHand(collection: string, object: JsonObject): (tenant: TenantHandle) => Promise<void> {
  return async (tenant) => {
    const { status } = await tenant.request('POST', `/beta/deviceManagement/${collection}`, object);
    if (status >= 300) throw new Error(`the creation by hand was answered ${String(status)}`);
  };
}
