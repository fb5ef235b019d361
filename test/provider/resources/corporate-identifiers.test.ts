import type { ValueObject } from '../../../core/index.js';
import type { Fault } from '../../../emulator/faults.js';
import { importResource, validateResource } from '../../../provider/engine/index.js';
import { corporateIdentifiers } from '../../../provider/resources/devices/corporate-identifiers.js';
import { complete, startTenant, type TestTenant } from '../../support/tenant.js';

const rows = (count: number, from = 0): ValueObject =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [String(35_000_000_000_000 + from + index), `Phone ${String(index)}`]),
  );
const importPath = /\/importDeviceIdentityList$/u;

/** The first requests pass; the next one is refused. */
function failAfter({ emulator }: TestTenant, count: number, match: Fault['match']): void {
  emulator.addFault({ match, times: count, then: { delayMs: 0 } });
  emulator.addFault({ match, times: 1, then: { status: 400, code: 'BadRequest' } });
}

test('imports ten thousand identifiers in ten requests, finds them in ten, and plans nothing', async () => {
  await using tenant = await startTenant();
  const declared = { imei: rows(10_000) };

  const managed = await tenant.manage(corporateIdentifiers, declared);
  expect(tenant.requests().map(({ path }) => path.split('/').at(-1))).toEqual(
    Array.from({ length: 10 }, () => 'importDeviceIdentityList'),
  );
  tenant.restart();
  const { state, diagnostics } = await tenant.read(corporateIdentifiers, managed);

  expect(tenant.requests().map(({ path }) => path.split('/').at(-1))).toEqual(
    Array.from({ length: 10 }, () => 'searchExistingIdentities'),
  );
  expect(diagnostics).toEqual([]);
  expect(state).toBe(managed.state);
  expect((await tenant.plan(corporateIdentifiers, declared, managed)).planned).toBe(managed.state);
});

test('only sends new or changed identifiers, and deletes those that are no longer declared', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(corporateIdentifiers, {
    imei: { '35000000000000': 'A', '35000000000001': 'B', '35000000000002': 'C' },
  });
  tenant.requests();

  await tenant.manage(
    corporateIdentifiers,
    { imei: { '35000000000000': 'A', '35000000000001': 'changed' }, serialNumber: { C02XL0: '' } },
    managed,
  );

  const requests = tenant.requests();
  expect(requests.filter(({ path }) => path.endsWith('/importDeviceIdentityList')).map(({ body }) => body)).toEqual([
    {
      importedDeviceIdentities: [
        { importedDeviceIdentityType: 'imei', importedDeviceIdentifier: '35000000000001', description: 'changed' },
        { importedDeviceIdentityType: 'serialNumber', importedDeviceIdentifier: 'C02XL0', description: '' },
      ],
      overwriteImportedDeviceIdentities: true,
    },
  ]);
  expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('does not change undeclared identifiers', async () => {
  await using tenant = await startTenant();
  const others = await tenant.manage(corporateIdentifiers, { imei: rows(2, 500) });
  const ours = await tenant.manage(corporateIdentifiers, { imei: rows(2) });

  const destroyed = await tenant.destroy(corporateIdentifiers, ours);

  expect(destroyed).toMatchObject({ state: null, diagnostics: [] });
  tenant.restart();
  expect((await tenant.read(corporateIdentifiers, others)).state).toBe(others.state);
});

test('detects one that was removed, and one whose details were changed', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(corporateIdentifiers, { imei: { '35000000000000': 'A', '35000000000001': 'B' } });
  await tenant.manage(corporateIdentifiers, { imei: { '35000000000000': 'by hand' } }, managed);
  tenant.restart();

  const { state } = await tenant.read(corporateIdentifiers, managed);

  expect(state?.imei).toEqual({ '35000000000000': 'by hand' });
});

test('warns about refused identifiers at the first import and keeps the others; a later plan adds them', async () => {
  await using tenant = await startTenant();
  // Longer than the service takes; validation would stop it before.
  const config = { imei: { '35000000000000': 'A', '35000000000001': 'x'.repeat(129) } };

  const answer = await tenant.apply(corporateIdentifiers, config);

  expect(answer.diagnostics).toMatchObject([
    { code: 'INT2072', severity: 'warning', what: '1 of 2 corporate identifiers were rejected' },
  ]);
  const created = { state: answer.state ?? {}, private: answer.private };
  tenant.restart();
  const read = await tenant.read(corporateIdentifiers, created);
  expect(read.state?.imei).toEqual({ '35000000000000': 'A' });

  const again = await tenant.apply(corporateIdentifiers, config, { state: read.state ?? {}, private: read.private });

  expect(again.diagnostics).toMatchObject([{ code: 'INT2072', severity: 'error' }]);
  expect(again.state?.imei).toEqual({ '35000000000000': 'A' });
});

test('keeps the imported chunks if one fails, and imports the rest the next time', async () => {
  await using tenant = await startTenant();
  const small = await tenant.manage(corporateIdentifiers, { imei: rows(1) });
  failAfter(tenant, 1, { method: 'POST', path: importPath });

  const answer = await tenant.apply(corporateIdentifiers, { imei: rows(2_500) }, small);

  expect(answer.diagnostics).toMatchObject([
    { code: 'INT2073', what: 'only 1000 of 2499 corporate identifiers were imported' },
  ]);
  expect(Object.keys((answer.state?.imei ?? {}) as ValueObject)).toHaveLength(1_001);
  tenant.requests();
  await tenant.manage(
    corporateIdentifiers,
    { imei: rows(2_500) },
    { state: answer.state ?? {}, private: answer.private },
  );
  expect(tenant.requests().filter(({ path }) => path.endsWith('/importDeviceIdentityList'))).toHaveLength(2);
});

test('fails a first import without any success, without a state', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'POST', path: importPath },
    times: 1,
    then: { status: 400, code: 'BadRequest' },
  });

  const answer = await tenant.apply(corporateIdentifiers, { imei: rows(3) });

  expect(answer).toMatchObject({ state: null, diagnostics: [{ code: 'INT2073', severity: 'error' }] });
});

test('keeps in the state what could not be removed', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(corporateIdentifiers, { imei: rows(20) });
  failAfter(tenant, 8, { method: 'DELETE' });

  const answer = await tenant.destroy(corporateIdentifiers, managed);

  expect(answer.diagnostics).toMatchObject([{ code: 'INT2074', severity: 'error' }]);
  const left = Object.keys((answer.state?.imei ?? {}) as ValueObject).length;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(12);
});

test('keeps the state if the search fails or returns nonsense, and never treats that as absence', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(corporateIdentifiers, { imei: rows(3) });
  const match = { method: 'POST', path: /\/searchExistingIdentities$/u } as const;

  tenant.emulator.addFault({ match, times: 1, then: { status: 403, code: 'Forbidden' } });
  const forbidden = await tenant.read(corporateIdentifiers, managed);
  tenant.emulator.addFault({ match, times: 1, then: { body: '{}' } });
  const nonsense = await tenant.read(corporateIdentifiers, managed);

  expect(forbidden.state).toBe(managed.state);
  expect(forbidden.diagnostics).toHaveLength(1);
  expect(nonsense.state).toBe(managed.state);
  expect(nonsense.diagnostics.map(({ code }) => code)).toEqual(['INT2075']);
});

test('imports no identifier that no configuration can contain, and never deletes it', async () => {
  await using tenant = await startTenant();
  const [valid, spaced, long] = [
    ['serialNumber', 'C02XL0GSJGH5', 'Front desk'],
    ['serialNumber', 'C02 XL0', ''],
    ['imei', '35000000000000', 'x'.repeat(128)],
  ] as const;
  const importedDeviceIdentities = [valid, spaced, long].map(([type, key, description]) => ({
    importedDeviceIdentityType: type,
    importedDeviceIdentifier: key,
    description,
  }));
  const path = '/beta/deviceManagement/importedDeviceIdentities';
  await tenant.handle.request('POST', `${path}/importDeviceIdentityList`, { importedDeviceIdentities });

  const imported = await importResource(corporateIdentifiers, 'importedDeviceIdentities', tenant.context);
  const managed = { state: imported.state ?? {}, private: imported.private };

  const declared = { serialNumber: { [valid[1]]: valid[2] }, imei: { [long[1]]: long[2] } };
  expect(imported.state).toMatchObject(declared);
  expect(imported.state?.serialNumber).not.toHaveProperty([spaced[1]]);
  expect(imported.diagnostics).toMatchObject([{ code: 'INT2029', severity: 'warning' }]);
  expect(imported.diagnostics[0]?.why).toContain('serialNumber "C02 XL0"');
  expect((await tenant.plan(corporateIdentifiers, declared, managed)).planned).toBe(managed.state);
  await tenant.destroy(corporateIdentifiers, managed);
  const { body } = await tenant.handle.request('GET', path);
  expect((body as { value: unknown[] }).value).toMatchObject([{ importedDeviceIdentifier: spaced[1] }]);
});

test.each([
  ['imei', '1234567890'],
  ['imei', '35000000000000x'],
  ['serialNumber', 'C02.XL0'],
  ['manufacturerModelSerial', 'Contoso,4411-8823'],
  ['manufacturerModelSerial', 'Contoso,,4411-8823'],
])('refuses the %s %s', (name, key) => {
  const config = complete(corporateIdentifiers.attributes, { [name]: { [key]: '' } });

  expect(validateResource(corporateIdentifiers, config).map(({ code }) => code)).toEqual(['INT1268']);
});

test('refuses a key that differs from another one only in case', () => {
  const problems = validateResource(corporateIdentifiers, { serialNumber: { C02XL0GSJGH5: '', c02xl0gsjgh5: '' } });

  expect(problems.map(({ code, where, why }) => [code, where?.path, why])).toEqual([
    ['INT1560', ['serialNumber', { key: 'c02xl0gsjgh5' }], '"C02XL0GSJGH5" also exists; Graph treats both as the same'],
  ]);
});

test('refuses details of more than 128 characters', () => {
  const config = complete(corporateIdentifiers.attributes, { imei: { '35000000000000': 'x'.repeat(129) } });

  expect(validateResource(corporateIdentifiers, config).map(({ code }) => code)).toEqual(['INT1505']);
});
