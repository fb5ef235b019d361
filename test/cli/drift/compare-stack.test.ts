import { type ComparedStack, compareStack } from '../../../cli/drift/compare-stack.js';
import { blocksOf } from '../../../cli/tenants/blocks.js';
import { definitions } from '../../../cli/tenants/definitions.js';
import type { JsonObject } from '../../../core/index.js';
import { reportOf } from '../../../report/index.js';
import { testCertificates } from '../../support/push-certificates.js';
import { startTenant, type TestTenant, testTime } from '../../support/tenant.js';

const locate = (): { readonly file: string; readonly line: number } => ({ file: 'tenant.yaml', line: 7 });

function compare({ context }: TestTenant, stack: JsonObject): Promise<ComparedStack> {
  return compareStack({ blocks: blocksOf(stack).blocks, context, module: '/nowhere', locate });
}

const office = { display_name: 'Office' };

test('reports objects that only Terraform can evaluate, and compares the others', async () => {
  await using tenant = await startTenant();

  const { plan, diagnostics } = await compare(tenant, {
    resource: {
      intune_device_category: {
        office,
        upper: { display_name: '${upper("kiosk")}' },
        many: { count: 2, display_name: 'Many' },
        ignoring: { display_name: 'Ignoring', lifecycle: { ignore_changes: ['description'] } },
        misspelled: { display_nam: 'Kiosk' },
        variable: { display_name: '${var.name}' },
      },
    },
  });

  expect(plan.changes.map(({ address }) => address)).toEqual(['intune_device_category.office']);
  expect(diagnostics.map(({ code, where }) => [code, where?.address])).toEqual(
    ['upper', 'many', 'ignoring', 'misspelled', 'variable'].map((name) => [
      'INT1371',
      `intune_device_category.${name}`,
    ]),
  );
  expect(diagnostics[0]).toMatchObject({
    why: 'it contains ${upper("kiosk")}',
    where: { file: 'tenant.yaml', line: 7 },
  });
});

test('an object that refers to one without a verdict has no verdict either', async () => {
  await using tenant = await startTenant();

  const { plan, diagnostics } = await compare(tenant, {
    resource: {
      intune_device_enrollment_limit: { one: { display_name: '${upper("one")}', limit: 1 } },
      intune_device_enrollment_limit_order: { order: { ids: ['${intune_device_enrollment_limit.one.id}'] } },
    },
  });

  expect(plan.changes).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT1371', 'INT1372']);
});

test('reports objects that refer to each other in a cycle, and does not wait forever', async () => {
  await using tenant = await startTenant();

  const { plan, diagnostics } = await compare(tenant, {
    resource: {
      intune_device_category: {
        a: { display_name: '${intune_device_category.b.id}' },
        b: { display_name: '${intune_device_category.a.id}' },
        self: { display_name: '${intune_device_category.self.id}' },
      },
    },
  });

  expect(plan.changes).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT1372', 'INT1372', 'INT1372']);
});

test('reports what expires as information, even if it is not declared', async () => {
  await using tenant = await startTenant();
  await tenant.handle.request('PATCH', '/beta/deviceManagement/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: testCertificates.expired.pem,
  });
  const stack = { data: { intune_enrollment_readiness: { readiness: {} } } };

  const { plan, diagnostics } = await compare(tenant, stack);
  const { findings, verdict } = reportOf(plan, definitions, { tenant: { name: 'contoso' }, now: testTime });

  expect(diagnostics).toEqual([]);
  expect(verdict).toBe('inSync');
  expect(findings).toMatchObject([
    {
      kind: 'expiring',
      severity: 'info',
      address: 'data.intune_enrollment_readiness.readiness',
      label: 'mdm@contoso.com',
      expiry: { state: 'expired' },
    },
  ]);
});

test('reports a missing file', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await compare(tenant, {
    resource: { intune_device_category: { a: { display_name: '${file("${path.module}/name.txt")}' } } },
  });

  expect(diagnostics).toMatchObject([{ code: 'INT1373', why: expect.stringContaining('/nowhere/name.txt') as string }]);
});

test('reports an object of another provider without comparing it', async () => {
  await using tenant = await startTenant();

  const { plan, diagnostics } = await compare(tenant, { resource: { azurerm_dns_zone: { zone: { name: 'x' } } } });

  expect(plan.changes).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'INT1374', severity: 'info' }]);
});

test('forty objects need few requests, and none of them writes', async () => {
  await using tenant = await startTenant();
  const names = Array.from({ length: 20 }, (_, index) => `n${String(index)}`);
  const resource = {
    intune_device_category: Object.fromEntries(names.map((name) => [name, { display_name: name }])),
    intune_device_enrollment_limit: Object.fromEntries(names.map((name) => [name, { display_name: name, limit: 2 }])),
    intune_mdm_authority: { authority: { authority: 'intune' } },
  };

  const { plan } = await compare(tenant, { resource });

  const requests = tenant.emulator.journal.filter(({ inBatch, path }) => !inBatch && !path.includes('/oauth2/'));
  const asked = tenant.requests();
  expect(plan.changes).toHaveLength(41);
  expect(requests.length).toBeLessThanOrEqual(3);
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
});

test('an attribute that the provider would convert is converted', async () => {
  await using tenant = await startTenant();

  const { plan } = await compare(tenant, {
    resource: { intune_default_device_enrollment_limit: { default: { limit: '5' } } },
  });

  expect(plan.changes.map(({ change }) => change.actions)).toEqual([['no-op']]);
});

test('a scope tag that is still missing is shown by its name, wherever an object refers to it', async () => {
  await using tenant = await startTenant();
  const tagged = { display_name: 'Kiosk', role_scope_tag_ids: ['${intune_role_scope_tag.europe.id}'] };

  const { plan } = await compare(tenant, {
    resource: {
      intune_role_scope_tag: { europe: { display_name: 'Europe' } },
      intune_device_category: { kiosk: tagged },
    },
  });
  const { findings } = reportOf(plan, definitions, { tenant: { name: 'contoso' }, withoutState: true, now: testTime });

  const lines = findings.flatMap(({ attributes }) => attributes.flatMap((one) => one.lines ?? []));
  expect(lines).toEqual([{ sign: '+', text: '"Europe" (new)' }]);
});
