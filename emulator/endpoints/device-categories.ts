import type { EntitySet } from '../model/entity-set.js';
import { text, texts } from '../model/entity-type.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';

const read = toRead('Configuration', 'ManagedDevices');
const write = toWrite('Configuration', 'ManagedDevices');

/** Device categories. That a name is required is a guess (the admin center requires one); names need not be unique. */
export const deviceCategories: EntitySet = {
  path: '/deviceManagement/deviceCategories',
  versions: bothVersions,
  declaredType: 'deviceCategory',
  types: [
    {
      name: 'deviceCategory',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        roleScopeTagIds: texts({ beta: true, initial: ['0'] }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  seed: ({ seed, mintGuid }) =>
    Array.from({ length: seed.categories }, (_, index) => ({
      id: mintGuid(),
      displayName: `Category ${String(index + 1)}`,
      description: null,
      roleScopeTagIds: ['0'],
    })),
};
