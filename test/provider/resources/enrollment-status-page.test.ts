import { validateResource } from '../../../provider/engine/index.js';
import { defaultEnrollmentStatusPage } from '../../../provider/resources/windows/default-enrollment-status-page.js';
import { enrollmentStatusPage } from '../../../provider/resources/windows/enrollment-status-page.js';
import { complete, startTenant } from '../../support/tenant.js';

const type = { '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration' };

test('adopts the default page, changes what is declared, keeps the rest, and restores it', async () => {
  await using tenant = await startTenant();

  const planned = await tenant.plan(defaultEnrollmentStatusPage, { showInstallationProgress: true });
  const { state, private: remembered } = await tenant.apply(defaultEnrollmentStatusPage, {
    showInstallationProgress: true,
  });
  if (!state) throw new Error('not adopted');
  const adopted = tenant.bodiesOf('PATCH');
  await tenant.destroy(defaultEnrollmentStatusPage, { state, private: remembered });

  expect(planned.diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT2007', 'the tenant has {"show_installation_progress":false}\napply sets {"show_installation_progress":true}'],
  ]);
  expect(adopted).toEqual([{ ...type, showInstallationProgress: true }]);
  expect(state).toMatchObject({ installProgressTimeoutInMinutes: 60, allowDeviceUseOnInstallFailure: false });
  expect(tenant.bodiesOf('PATCH')).toEqual([
    expect.objectContaining({ ...type, showInstallationProgress: false, installProgressTimeoutInMinutes: 60 }),
  ]);
});

test('ignores the order and case of apps', async () => {
  await using tenant = await startTenant();
  const apps = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
  const page = { displayName: 'Kiosks', showInstallationProgress: true };
  const managed = await tenant.manage(enrollmentStatusPage, { ...page, selectedMobileAppIds: apps });

  const shouted = { ...page, selectedMobileAppIds: apps.map((app) => app.toUpperCase()).reverse() };

  expect((await tenant.plan(enrollmentStatusPage, shouted, managed)).planned).toEqual(managed.state);
});

test('fails if the timeout, the message or the number of apps exceeds its limit', () => {
  const config = {
    displayName: 'Kiosks',
    installProgressTimeoutInMinutes: 1441,
    customErrorMessage: 'x'.repeat(10_001),
    selectedMobileAppIds: Array.from(
      { length: 101 },
      (_, index) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`,
    ),
  };

  const problems = validateResource(enrollmentStatusPage, complete(enrollmentStatusPage.attributes, config));

  expect(problems.map(({ code, where }) => [code, where?.path])).toEqual([
    ['INT1502', ['installProgressTimeoutInMinutes']],
    ['INT1505', ['customErrorMessage']],
    ['INT1506', ['selectedMobileAppIds']],
  ]);
});
