import { assignmentFilter } from '../../../provider/resources/access/assignment-filter.js';
import { roleScopeTag } from '../../../provider/resources/access/role-scope-tag.js';
import { idOf, startTenant } from '../../support/tenant.js';

const declared = { displayName: 'A', platform: 'iOS', rule: '(device.model -eq "A")' };

test('leaves platform out of an update, because Graph refuses it after creation', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(assignmentFilter, declared);
  tenant.requests();

  await tenant.manage(assignmentFilter, { ...declared, rule: '(device.model -eq "B")' }, managed);

  expect(tenant.bodiesOf('PATCH')).toEqual([{ rule: '(device.model -eq "B")' }]);
});

test('is replaced when its platform changes', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(assignmentFilter, declared);

  const { requiresReplace } = await tenant.plan(assignmentFilter, { ...declared, platform: 'macOS' }, managed);

  expect(requiresReplace).toEqual([['platform']]);
});

test('stays in the state if Graph does not delete it because it is in use', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(assignmentFilter, declared);
  tenant.emulator.addFault({ match: { method: 'DELETE' }, times: 1, then: { status: 400, code: 'BadRequest' } });

  const { state, diagnostics } = await tenant.destroy(assignmentFilter, managed);

  expect(state).toEqual(managed.state);
  expect(diagnostics).toHaveLength(1);
});

test('fails at plan if a scope tag with the name exists', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(roleScopeTag, { displayName: 'Default' });

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2001']);
});

test('detects assignments of a scope tag that were changed by hand', async () => {
  await using tenant = await startTenant();
  const groupId = '11111111-2222-4333-8444-555555555555';
  const tag = { displayName: 'Europe', assignments: [{ target: 'group', groupId }] };
  const managed = await tenant.manage(roleScopeTag, tag);
  await tenant.handle.request('POST', `/beta/deviceManagement/roleScopeTags/${idOf(managed)}/assign`, {
    assignments: [],
  });
  tenant.restart();

  const { state } = await tenant.read(roleScopeTag, { ...managed, private: {} });

  expect(state?.assignments).toEqual([]);
});
