import { Construct } from 'constructs';

import type { Category } from '../../schemas/index.js';
import { IntuneDeviceCategory } from '../generated/index.js';
import { elements, scopeTags as renamed } from '../inverse/element.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/** Properties of `DeviceCategories`. */
export interface DeviceCategoriesProps {
  /** The categories, in any order. Their names must differ, unless a `logicalId` distinguishes them. */
  readonly categories: readonly Category[];
}

/**
 * The device categories of a tenant.
 *
 * Terraform addresses derive from the names: `intune_device_category.kiosk`. A new name without a `logicalId` creates a new
 * category.
 */
export class DeviceCategories extends Construct {
  /** The resources in Terraform, by `logicalId` or display name. */
  readonly resources: ReadonlyMap<string, IntuneDeviceCategory>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the categories
   */
  constructor(scope: Construct, id: string, { categories }: DeviceCategoriesProps) {
    super(scope, id);
    declarePart(this, { enrollment: { categories } });
    this.resources = new Map(
      categories.map((category, index) => [category.logicalId ?? category.displayName, this.category(category, index)]),
    );
  }

  private category({ logicalId, scopeTags, ...category }: Category, index: number): IntuneDeviceCategory {
    const element = { logicalId, name: category.displayName, list: ['spec', ...section], index, fallback: 'category' };
    const props = { ...category, ...(scopeTags && { roleScopeTagIds: scopeTags }) };
    return addElement(this, element, (childId) => new IntuneDeviceCategory(this, childId, props));
  }
}

const section = ['enrollment', 'categories'];

/** The device categories. */
export const categoriesSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.categories,
  build: (tenant, categories: readonly Category[]) => new DeviceCategories(tenant, 'categories', { categories }),
  subjects: { '*': { noun: 'category', name: 'displayName' } },
  samples: {
    deviceCategory: `spec:
  enrollment:
    categories:
      - { displayName: Kiosk, description: Shared devices in shops }`,
  },
  inverses: [elements('deviceCategory', section, { renamed, named: 'displayName' })],
});
