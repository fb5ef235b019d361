import { demoTenantId } from '../../emulator/identities.js';
import { startProvider } from '../support/provider.js';
import { stateOf } from '../support/subjects.js';
import { startTenant } from '../support/tenant.js';

/** Values that Terraform knows only while it applies. */
const later = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).map(([name, input]) => [name, { input }]));

const group = '11111111-2222-4333-8444-555555555555';
const target = [{ target: 'group', group_id: '${terraform_data.group.output}' }];

/** Unknown: the tenant, a part of a text, of a nested object and of an assignment, and the ids that an order and a tag list. */
const configuration = {
  provider: { intune: { tenant_id: '${terraform_data.tenant.output}' } },
  resource: {
    terraform_data: later({ tenant: demoTenantId, group, limit: 6, version: '10.0.19045.0' }),
    intune_device_enrollment_limit: {
      one: {
        display_name: 'One ${terraform_data.limit.output}',
        limit: '${terraform_data.limit.output}',
        assignments: target,
      },
      more: { for_each: '${toset(["a", "b"])}', display_name: 'More ${each.key}', limit: 3, assignments: target },
    },
    intune_device_enrollment_limit_order: {
      order: {
        ids: [
          '${intune_device_enrollment_limit.one.id}',
          '${intune_device_enrollment_limit.more["b"].id}',
          '${intune_device_enrollment_limit.more["a"].id}',
        ],
      },
    },
    intune_device_enrollment_platform_restriction: {
      windows: {
        display_name: 'Windows',
        platform_type: 'windows',
        platform_restriction: {
          platform_blocked: false,
          personal_device_enrollment_blocked: true,
          os_minimum_version: '${terraform_data.version.output}',
        },
        assignments: target,
      },
    },
    intune_role_scope_tag: { tag: { display_name: 'Region ${terraform_data.limit.output}' } },
    intune_device_category: {
      category: { display_name: 'Office', role_scope_tag_ids: ['${intune_role_scope_tag.tag.id}'] },
    },
  },
};

test('values, parts of values, ids and the tenant may be unknown at plan; the next plan is empty', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  terraform.write(configuration);

  await terraform.apply();

  expect(await terraform.changes()).toEqual({});
  expect(stateOf(terraform).get('intune_device_enrollment_limit.one')).toMatchObject({
    display_name: 'One 6',
    limit: 6,
    assignments: [{ target: 'group', group_id: group }],
  });
});
