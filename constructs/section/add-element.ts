import type { Construct } from 'constructs';

import type { Path } from '../../core/index.js';
import type { TerraformElement } from '../cdk.js';
import { nameFrom } from '../declared-path.js';
import { freeChildId, logicalIdOf } from '../logical-id.js';

/** An element of a list of the declaration. */
export interface ListElement {
  /** Its name in Terraform. Default: made from `name`. */
  readonly logicalId?: string | undefined;
  /** Its display name. */
  readonly name: string;
  /** Path of the list. */
  readonly list: Path;
  /** Its place there, from 0. */
  readonly index: number;
  /** What stands in for a name that only Terraform knows, with the position: `limit` for `limit-1`. */
  readonly fallback: string;
  /** What keeps its construct id apart from those of others in the same construct. Default: nothing. */
  readonly prefix?: string;
}

/**
 * Makes the resource of an element: its address comes from its `logicalId`, or from its name.
 *
 * @param scope - construct that it belongs to
 * @param element - the element, and where it is declared
 * @param make - makes the resource, with this construct id
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
