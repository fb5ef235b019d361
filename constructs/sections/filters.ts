import { Construct } from 'constructs';

import type { Filter } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import { IntuneAssignmentFilter } from '../generated/index.js';
import { elements } from '../inverse/element.js';
import { declareName } from '../names.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/** Properties of `AssignmentFilters`. */
export interface AssignmentFiltersProps {
  /** The filters, in any order. Their names must differ. */
  readonly filters: readonly Filter[];
}

/**
 * The assignment filters of a tenant: rules that narrow assignments.
 *
 * Later constructs can refer to a filter by name. Graph does not delete a filter that an assignment uses, so Terraform changes the
 * assignments first. Terraform addresses derive from the names: `intune_assignment_filter.surface-devices`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/filters
 */
export class AssignmentFilters extends Construct {
  /** The resources in Terraform, by display name. */
  readonly resources: ReadonlyMap<string, IntuneAssignmentFilter>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the filters
   */
  constructor(scope: Construct, id: string, { filters }: AssignmentFiltersProps) {
    super(scope, id);
    declarePart(this, { filters });
    this.resources = new Map(filters.map((filter, index) => [filter.displayName, this.filter(filter, index)]));
  }

  private filter({ scopeTags, ...filter }: Filter, index: number): IntuneAssignmentFilter {
    const element = { name: filter.displayName, list: ['spec', ...section], index, fallback: 'filter' };
    const resource = addElement(this, element, (childId) => {
      return new IntuneAssignmentFilter(this, childId, {
        ...filter,
        ...(scopeTags && { roleScopeTags: scopeTags }),
        // Otherwise Terraform deletes a filter before it changes the assignment that used it.
        lifecycle: { createBeforeDestroy: true },
      });
    });
    declareName(this, filter.displayName, { kind: 'filters', id: referenceToId(resource) });
    return resource;
  }
}

const section = ['filters'];

/** The assignment filters. */
export const filtersSection = defineSection({
  path: section,
  declaredIn: ({ filters }) => filters,
  build: (tenant, filters: readonly Filter[]) => new AssignmentFilters(tenant, 'filters', { filters }),
  subjects: { '*': { noun: 'filter', name: 'displayName' } },
  samples: {
    assignmentFilter: `spec:
  filters:
    - displayName: Surface devices
      platform: windows10AndLater
      rule: (device.model -startsWith "Surface")`,
  },
  inverses: [elements('assignmentFilter', section, { renamed: { roleScopeTags: 'scopeTags' } })],
});
