import { toTerraformName, type ValueObject } from '../../../core/index.js';
import { administratorsConsole } from '../../../emulator/identities.js';
import { planResource } from '../../../provider/engine/index.js';
import { androidEnrollmentToken } from '../../../provider/resources/android/android-enrollment-token.js';
import { defaultBrandingProfile } from '../../../provider/resources/company-portal/default-branding-profile.js';
import { resources } from '../../../provider/resources/index.js';
import { deviceEnrollmentPlatformRestrictionOrder } from '../../../provider/resources/restrictions/device-enrollment-platform-restriction-order.js';
import { startTenant, testTime } from '../../support/tenant.js';

/** Words that are arguments of ours in Graph's spelling, which nobody writes in HCL. */
const graphNames = new Set(
  resources.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => toTerraformName(name) !== name),
);

function foreignWords(diagnostics: readonly { what: string; why: string; fix: string }[]): readonly string[] {
  const text = diagnostics.flatMap(({ what, why, fix }) => [what, why, fix]).join(' ');
  return [...text.matchAll(/[a-z]+[A-Z]\w*/gu)].map(([word]) => word).filter((word) => graphNames.has(word));
}

test('uses the names of arguments for what destroy restores', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(defaultBrandingProfile, { contactITName: 'Helpdesk', showLogo: true });

  const { diagnostics } = await planResource(
    defaultBrandingProfile,
    { prior: managed.state, config: null, proposed: null, private: managed.private },
    tenant.context,
  );

  expect(diagnostics.map(({ why }) => why).join()).toContain('contact_it_name from "Helpdesk"');
  expect(foreignWords(diagnostics)).toEqual([]);
});

test('an order names the argument of its scope', async () => {
  await using tenant = await startTenant({}, { identity: administratorsConsole });
  const config: ValueObject = {
    platformType: 'ios',
    ids: ['00000000-0000-4000-8000-000000000001_SinglePlatformRestriction'],
  };

  const { diagnostics } = await tenant.plan(deviceEnrollmentPlatformRestrictionOrder, config);

  expect(diagnostics).toMatchObject([{ code: 'INT2081' }]);
  expect(diagnostics[0]?.why).toContain('platform_type "ios"');
  expect(foreignWords(diagnostics)).toEqual([]);
});

test('a diagnostic about an invalid token names the argument to change', () => {
  const profile = { displayName: 'Kiosks', tokenValue: '', tokenExpirationDateTime: '2026-01-01T00:00:00Z' };

  const diagnostics = androidEnrollmentToken.judge?.(profile, testTime) ?? [];

  expect(diagnostics).toMatchObject([{ code: 'INT2043' }]);
  expect(foreignWords(diagnostics)).toEqual([]);
});
