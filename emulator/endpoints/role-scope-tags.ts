import type { EntitySet } from '../model/entity-set.js';
import { boolean, text } from '../model/entity-type.js';
import { betaOnly } from '../model/operation.js';
import { either } from '../model/permissions.js';

const configuration = 'DeviceManagementConfiguration';
const rbac = 'DeviceManagementRBAC';
const read = either(
  `${configuration}.Read.All`,
  `${configuration}.ReadWrite.All`,
  `${rbac}.Read.All`,
  `${rbac}.ReadWrite.All`,
);
const write = either(`${configuration}.ReadWrite.All`, `${rbac}.ReadWrite.All`);

/**
 * Scope tags. The built-in one has the id `0`. Guesses: the ids of the others follow from there, `$expand` returns
 * their assignments, and a duplicate name gets 400. A tool found that names are unique.
 */
export const roleScopeTags: EntitySet = {
  path: '/deviceManagement/roleScopeTags',
  versions: betaOnly,
  declaredType: 'roleScopeTag',
  types: [
    {
      name: 'roleScopeTag',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        isBuiltIn: boolean({ readOnly: true }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Role', component: 'ScopeTags' },
  unique: 'displayName',
  assignments: {
    action: 'assign',
    bodyKey: 'assignments',
    typeName: 'roleScopeTagAutoAssignment',
    permissions: { read, write },
    // Microsoft neither documents the addresses of individual assignments nor lists permissions for them.
    navigation: false,
  },
  builtin: { is: ({ isBuiltIn }) => isBuiltIn === true, keeps: ['displayName'] },
  quirks: {
    mintId: (objects) => String(Math.max(...[...objects.keys()].map(Number)) + 1),
  },
  seed: () => [{ id: '0', displayName: 'Default', description: 'Default Role Scope Tag', isBuiltIn: true }],
};
