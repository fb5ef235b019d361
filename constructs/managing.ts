import type { IConstruct } from 'constructs';

import { type Diagnostic, error, isJsonObject, type Path } from '../core/index.js';
import { logicalIdOf, type TenantSpec } from '../schemas/index.js';
import { addressOf } from './address.js';
import { TerraformResource } from './cdk.js';
import { declaredPathOf } from './declared-path.js';
import type { TakenOver } from './imports.js';
import { partOf } from './section/declared-part.js';
import { parseSelector, selectableSections, type Selector } from './selector.js';

/** Settings that control how objects are managed: which to release without deletion, and which to protect. */
export type ManagingSpec = Pick<TenantSpec, 'allowDestroy' | 'maxDeletions' | 'preventDestroy' | 'release'>;

/** A change of address, as a `moved` block of Terraform. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** The resulting blocks and settings of Terraform. */
export interface Managing {
  readonly moved: readonly Moved[];
  readonly removed: readonly { readonly from: string; readonly lifecycle: { readonly destroy: false } }[];
  readonly imports: readonly TakenOver[];
  /** For `plan`, which knows the state. Nothing in the stack refers to them. */
  readonly locals: Readonly<Record<string, unknown>>;
}

/** Sets `prevent_destroy` on the resources that a declaration protects. */
export function protectObjects(objects: readonly ManagedObject[], { preventDestroy }: ManagingSpec): void {
  const selectors = selectorsOf(preventDestroy);
  for (const { resource, address, wishes } of objects) {
    if (wishes.preventDestroy === true || selectors.some(({ matches }) => matches(address)))
      resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
  }
}

/** Returns the Terraform settings that control how objects are managed. */
export function managingOf(objects: readonly ManagedObject[], spec: ManagingSpec): Managing {
  const declared = new Set(objects.map(({ address }) => address));
  const released = selectorsOf(spec.release);
  const from = new Set(released.flatMap(({ addresses = [] }) => addresses).filter((address) => !declared.has(address)));
  return {
    moved: movesOf(objects).filter((move) => !declared.has(move.from)),
    removed: [...from].map((address) => ({ from: address, lifecycle: { destroy: false } })),
    imports: objects.flatMap(({ address, wishes }) => {
      const id = isJsonObject(wishes.import) ? wishes.import.id : undefined;
      return typeof id === 'string' ? [{ to: address, id }] : [];
    }),
    locals: {
      ...(released.length > 0 && { release: spec.release }),
      ...(spec.preventDestroy && { prevent_destroy: spec.preventDestroy }),
      ...(spec.allowDestroy && { allow_destroy: spec.allowDestroy }),
      ...(spec.maxDeletions !== undefined && { max_deletions: spec.maxDeletions }),
    },
  };
}

/**
 * Finds problems in these settings: a selector without a section, a released object that is declared, a former name
 * that is in use.
 */
export function managingProblems(objects: readonly ManagedObject[], spec: ManagingSpec): readonly Diagnostic[] {
  const declared = new Set(objects.map(({ address }) => address));
  const lists = ['release', 'preventDestroy', 'allowDestroy'] as const;
  const unknown = lists.flatMap((name) =>
    (spec[name] ?? []).flatMap((text, index) =>
      parseSelector(text) ? [] : [unknownSelector(text, ['spec', name, index])],
    ),
  );
  const kept = (spec.release ?? []).flatMap((text, index) => {
    const address = parseSelector(text)?.addresses?.find((one) => declared.has(one));
    return address === undefined ? [] : [stillDeclared(text, ['spec', 'release', index])];
  });
  const taken = renamesOf(objects).flatMap((rename) => {
    const from = rename.moving
      .map(({ resource, id }) => `${resource.terraformResourceType}.${idBefore(rename, id)}`)
      .find((address) => declared.has(address));
    return from === undefined ? [] : [formerInUse(rename.object, from)];
  });
  return [...unknown, ...kept, ...taken];
}

/** A resource of a stack, and what its declaration says about it. */
export interface ManagedObject {
  readonly resource: TerraformResource;
  readonly address: string;
  /** Its Terraform name. */
  readonly id: string;
  readonly path: Path;
  /** Construct that declares it. Paths are relative to it. */
  readonly owner: IConstruct;
  /** The part of the declaration that it comes from. */
  readonly wishes: Readonly<Record<string, unknown>>;
}

/** Returns the resources of a stack. */
export function managedObjects(stack: IConstruct): readonly ManagedObject[] {
  return stack.node.findAll().flatMap((resource) => {
    if (!TerraformResource.isTerraformResource(resource)) return [];
    const id = resource.friendlyUniqueId;
    const path = declaredPathOf(resource) ?? [];
    const owner = resource.node.scopes.findLast((scope) => partOf(scope) !== undefined) ?? stack;
    const declared = valueAt(partOf(owner)?.spec, path.slice(1));
    const wishes = isJsonObject(declared) ? declared : {};
    return [{ resource, address: addressOf(resource), id, path, owner, wishes }];
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && typeof step !== 'object' ? Reflect.get(at, step) : undefined,
    value,
  );
}

/** An object with a former name, and everything whose name starts with its name: it moves with the object. */
interface Rename {
  readonly object: ManagedObject;
  /** The former Terraform name of the object. */
  readonly before: string;
  /** Includes the object itself. */
  readonly moving: readonly ManagedObject[];
}

function renamesOf(objects: readonly ManagedObject[]): readonly Rename[] {
  return objects.flatMap((object) => {
    const before = formerIdOf(object);
    if (before === undefined) return [];
    const moving = objects.filter(({ owner, path, id }) => {
      const isSame = path.length === object.path.length && id === object.id;
      return owner === object.owner && startsWith(path, object.path) && (isSame || id.startsWith(`${object.id}-`));
    });
    return [{ object, before, moving }];
  });
}

/**
 * Terraform refuses two moves to the same address. If an object and its owner both have a former name, the moves form a
 * chain through all addresses that a state can contain, and end at the present address.
 */
function movesOf(objects: readonly ManagedObject[]): readonly Moved[] {
  const innermostFirst = [...renamesOf(objects)].sort(
    (left, right) => right.object.path.length - left.object.path.length,
  );
  return objects.flatMap((object) => {
    const addresses = innermostFirst
      .filter(({ moving }) => moving.includes(object))
      .reduce<readonly string[]>((ids, rename) => [...ids, ...ids.map((id) => idBefore(rename, id))], [object.id])
      .map((id) => `${object.resource.terraformResourceType}.${id}`);
    return addresses.slice(1).map((from, index) => ({ from, to: addresses[index] ?? object.address }));
  });
}

/** Returns the former name of an element whose name starts with the object's name. */
function idBefore({ object, before }: Rename, id: string): string {
  return `${before}${id.slice(object.id.length)}`;
}

function formerIdOf({ id, wishes }: ManagedObject): string | undefined {
  const { formerly, logicalId, displayName, tokenName, profileName } = wishes;
  if (typeof formerly !== 'string') return undefined;
  const name = [displayName, tokenName, profileName].find((one) => typeof one === 'string');
  const own = typeof logicalId === 'string' ? logicalId : logicalIdOf(name ?? '');
  // The name of an object below another one starts with the name of the latter.
  const prefix = id.endsWith(own) ? id.slice(0, id.length - own.length) : '';
  return `${prefix}${/^[a-z][a-z0-9_-]*$/u.test(formerly) ? formerly : logicalIdOf(formerly)}`;
}

function startsWith(path: Path, start: Path): boolean {
  return path.length > 0 && start.every((step, index) => path[index] === step);
}

function selectorsOf(texts: readonly string[] = []): readonly Selector[] {
  return texts.flatMap((text) => parseSelector(text) ?? []);
}

function unknownSelector(text: string, path: Path): Diagnostic {
  return error('INT1033', {
    what: `the declaration has no section or object ${JSON.stringify(text)}`,
    where: { path },
    why: `sections are ${selectableSections().join(', ')}`,
    fix: 'use a section, an object in the form section.name, or a Terraform address such as intune_device_category.kiosk',
  });
}

function stillDeclared(text: string, path: Path): Diagnostic {
  return error('INT1034', {
    what: `${JSON.stringify(text)} is released and declared`,
    where: { path },
    why: 'Terraform stops managing released objects',
    fix: 'remove the object from the declaration, or remove this line from release',
  });
}

function formerInUse({ path, wishes }: ManagedObject, from: string): Diagnostic {
  return error('INT1035', {
    what: `the former name ${JSON.stringify(wishes.formerly)} belongs to another declared object`,
    where: { path: [...path, 'formerly'] },
    why: `${from} is declared, so its state cannot move`,
    fix: 'use the name that this object had when it was last applied, or remove formerly',
  });
}
