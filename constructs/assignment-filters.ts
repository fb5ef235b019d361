import { Construct } from 'constructs';
import type { Filter } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneAssignmentFilter } from './generated/index.js';
import { freeChildId, logicalIdOf } from './logical-id.js';
import { declareName } from './names.js';

/** Properties of `AssignmentFilters`. */
export interface AssignmentFiltersProps {
  /** The filters, in any order. Their names must differ. */
  readonly filters: readonly Filter[];
}

/**
 * The assignment filters of a tenant: rules that narrow assignments.
 *
 * Constructs that come after it may refer to a filter by its name. Graph deletes no filter that an assignment uses, so that
 * Terraform changes the assignments first. Addresses come from the names: `intune_assignment_filter.surface-devices`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/filters
 */
export class AssignmentFilters extends Construct {
  /** The resources in Terraform, by display name. */
  readonly resources: ReadonlyMap<string, IntuneAssignmentFilter>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the filters
   */
  constructor(scope: Construct, id: string, { filters }: AssignmentFiltersProps) {
    super(scope, id);
    declarePart(this, { filters });
    this.resources = new Map(filters.map((filter, index) => [filter.displayName, this.filter(filter, index)]));
  }

  private filter({ scopeTags, ...filter }: Filter, index: number): IntuneAssignmentFilter {
    const id = logicalIdOf(filter.displayName, `filter-${String(index + 1)}`);
    const resource = new IntuneAssignmentFilter(this, freeChildId(this, id, index), {
      ...filter,
      ...(scopeTags && { roleScopeTags: scopeTags }),
      // Otherwise Terraform deletes a filter before it changes the assignment that used it.
      lifecycle: { createBeforeDestroy: true },
    });
    nameFrom(resource, id, ['spec', 'filters', index]);
    declareName(this, filter.displayName, { kind: 'filters', id: resource.id });
    return resource;
  }
}
