import type { Construct } from 'constructs';

import type { Path } from '../../core/index.js';
import type { TerraformElement } from '../cdk.js';
import { nameFrom } from '../declared-path.js';
import { freeChildId, logicalIdOf } from '../logical-id.js';

/** An element of a list in the declaration. */
export interface ListElement {
  /** Its Terraform name. Default: derived from `name`. */
  readonly logicalId?: string | undefined;
  /** Its display name. */
  readonly name: string;
  /** Path of the list. */
  readonly list: Path;
  /** Its index in the list, from 0. */
  readonly index: number;
  /** Replaces a name that only Terraform knows, along with the position: `limit` for `limit-1`. */
  readonly fallback: string;
  /** Prefix that keeps its construct id distinct from others in the same construct. Default: none. */
  readonly prefix?: string;
}

/**
 * Creates the resource of an element. Its address comes from its `logicalId`, or from its name.
 *
 * @param scope - parent construct
 * @param element - the element, and its place in the declaration
 * @param make - creates the resource with the given construct id
 */
export function addElement<Resource extends TerraformElement>(
  scope: Construct,
  { logicalId, name, list, index, fallback, prefix = '' }: ListElement,
  make: (childId: string) => Resource,
): Resource {
  const id = logicalId ?? logicalIdOf(name, `${fallback}-${String(index + 1)}`);
  const resource = make(freeChildId(scope, `${prefix}${id}`, index));
  nameFrom(resource, id, [...list, index]);
  return resource;
}
