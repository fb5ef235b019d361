import { Construct } from 'constructs';

import {
  type ExportedObject,
  exportedValue,
  isValueList,
  isValueObject,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import type { ScopeTag } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import { IntuneRoleScopeTag } from '../generated/index.js';
import { elementOf } from '../inverse/element.js';
import { declare, type Inverted } from '../inverse/inverse.js';
import { declareName } from '../names.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/** Properties of `ScopeTags`. */
export interface ScopeTagsProps {
  /** The tags, in any order. Their names must differ. */
  readonly scopeTags: readonly ScopeTag[];
}

/**
 * The scope tags of a tenant, which control what administrators see. Later constructs can refer to a tag by name.
 *
 * Terraform addresses derive from the names: `intune_role_scope_tag.europe`. A new name creates a new tag.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/scope-tags
 */
export class ScopeTags extends Construct {
  /** The resources in Terraform, by display name. */
  readonly resources: ReadonlyMap<string, IntuneRoleScopeTag>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the tags
   */
  constructor(scope: Construct, id: string, { scopeTags }: ScopeTagsProps) {
    super(scope, id);
    declarePart(this, { scopeTags });
    this.resources = new Map(scopeTags.map((tag, index) => [tag.displayName, this.tag(tag, index)]));
  }

  private tag({ groups = [], ...tag }: ScopeTag, index: number): IntuneRoleScopeTag {
    const element = { name: tag.displayName, list: ['spec', ...section], index, fallback: 'tag' };
    const resource = addElement(this, element, (childId) => {
      const assignments = groups.map((group) => ({ target: 'group' as const, groupId: group }));
      return new IntuneRoleScopeTag(this, childId, { ...tag, assignments });
    });
    declareName(this, tag.displayName, { kind: 'scopeTags', id: referenceToId(resource) });
    return resource;
  }
}

const section = ['scopeTags'];

/** The scope tags. */
export const scopeTagsSection = defineSection({
  path: section,
  declaredIn: (spec) => spec.scopeTags,
  build: (tenant, scopeTags: readonly ScopeTag[]) => new ScopeTags(tenant, 'scope-tags', { scopeTags }),
  subjects: { '*': { noun: 'scope tag', name: 'displayName' } },
  samples: {
    roleScopeTag: `spec:
  scopeTags:
    - { displayName: Europe, groups: [Field staff] }`,
  },
  inverses: [
    {
      definition: 'roleScopeTag',
      section,
      as: 'element',
      attributePaths: { groups: ['assignments'] },
      // The built-in tag belongs to the service and exists in every tenant.
      invert: (object) => (exportedValue(object, 'isBuiltIn') === true ? builtIn : declare(tagOf(object))),
    },
  ],
});

const builtIn: Inverted = { state: 'unset', why: 'is built in' };

function tagOf(object: ExportedObject): ValueObject {
  const { assignments, ...tag } = elementOf(object);
  return assignments === undefined ? tag : { ...tag, groups: groupsOf(assignments) };
}

/** Converts assignments to groups. A target that is not a group is kept, and the schema refuses it. */
function groupsOf(assignments: Value): Value {
  if (!isValueList(assignments)) return assignments;
  return assignments.map((one) => (isValueObject(one) && Object.keys(one).length === 1 ? (one.group ?? one) : one));
}
