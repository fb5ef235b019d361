import { Construct } from 'constructs';
import type { ScopeTag } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneRoleScopeTag } from './generated/index.js';
import { freeChildId, logicalIdOf } from './logical-id.js';
import { declareName } from './names.js';

/** Properties of `ScopeTags`. */
export interface ScopeTagsProps {
  /** The tags, in any order. Their names must differ. */
  readonly scopeTags: readonly ScopeTag[];
}

/**
 * The scope tags of a tenant: which administrators see what.
 *
 * Constructs that come after it may refer to a tag by its name. Terraform's addresses come from the names:
 * `intune_role_scope_tag.europe`. A new name makes a new tag.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/scope-tags
 */
export class ScopeTags extends Construct {
  /** The resources in Terraform, by display name. */
  readonly resources: ReadonlyMap<string, IntuneRoleScopeTag>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the tags
   */
  constructor(scope: Construct, id: string, { scopeTags }: ScopeTagsProps) {
    super(scope, id);
    declarePart(this, { scopeTags });
    this.resources = new Map(scopeTags.map((tag, index) => [tag.displayName, this.tag(tag, index)]));
  }

  private tag({ groups = [], ...tag }: ScopeTag, index: number): IntuneRoleScopeTag {
    const id = logicalIdOf(tag.displayName, `tag-${String(index + 1)}`);
    const resource = new IntuneRoleScopeTag(this, freeChildId(this, id, index), {
      ...tag,
      assignments: groups.map((group) => ({ target: 'group', groupId: group })),
    });
    nameFrom(resource, id, ['spec', 'scopeTags', index]);
    declareName(this, tag.displayName, { kind: 'scopeTags', id: resource.id });
    return resource;
  }
}
