import { Construct } from 'constructs';
import type { Category } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneDeviceCategory } from './generated/index.js';
import { freeChildId, logicalIdOf } from './logical-id.js';

/** Properties of `DeviceCategories`. */
export interface DeviceCategoriesProps {
  /** The categories, in any order. Their names must differ, unless a `logicalId` tells them apart. */
  readonly categories: readonly Category[];
}

/**
 * The device categories of a tenant.
 *
 * Terraform's addresses come from the names: `intune_device_category.kiosk`. A new name without a `logicalId` makes a new category.
 */
export class DeviceCategories extends Construct {
  /** The resources in Terraform, by `logicalId` or display name. */
  readonly resources: ReadonlyMap<string, IntuneDeviceCategory>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the categories
   */
  constructor(scope: Construct, id: string, { categories }: DeviceCategoriesProps) {
    super(scope, id);
    declarePart(this, { categories });
    this.resources = new Map(
      categories.map((category, index) => [category.logicalId ?? category.displayName, this.category(category, index)]),
    );
  }

  private category({ logicalId, scopeTags, ...category }: Category, index: number): IntuneDeviceCategory {
    const id = logicalId ?? logicalIdOf(category.displayName, `category-${String(index + 1)}`);
    const resource = new IntuneDeviceCategory(this, freeChildId(this, id, index), {
      ...category,
      ...(scopeTags && { roleScopeTagIds: scopeTags }),
    });
    nameFrom(resource, id, ['spec', 'enrollment', 'categories', index]);
    return resource;
  }
}
