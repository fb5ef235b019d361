import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ValueObject } from '../../../core/index.js';
import { brandingProfile } from '../../../provider/resources/company-portal/branding-profile.js';
import { defaultBrandingProfile } from '../../../provider/resources/company-portal/default-branding-profile.js';
import { startProvider } from '../../support/provider.js';
import { idOf, startTenant } from '../../support/tenant.js';
import { actionsOf } from '../../support/terraform.js';

const blue = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64');
const digestOf = (base64: string): string => createHash('sha256').update(base64, 'base64').digest('hex');
const profile = (more: ValueObject = {}): ValueObject => ({ profileName: 'Subsidiary', ...more });

test('sends an image with its type, and only stores its digest', async () => {
  await using tenant = await startTenant();

  const { state } = await tenant.manage(brandingProfile, profile({ themeColorLogo: blue, lightBackgroundLogo: jpeg }));

  expect(tenant.bodiesOf('POST')).toMatchObject([
    {
      themeColorLogo: { type: 'image/png', value: blue },
      lightBackgroundLogo: { type: 'image/jpeg', value: jpeg },
    },
  ]);
  expect(state).toMatchObject({ themeColorLogo: null, themeColorLogoSha256: digestOf(blue) });
  expect(JSON.stringify(state)).not.toContain(blue);
});

test('sends an image again only if its content changed', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(brandingProfile, profile({ themeColorLogo: blue }));
  tenant.requests();

  const named = await tenant.manage(brandingProfile, profile({ themeColorLogo: blue, displayName: 'A' }), managed);
  await tenant.manage(brandingProfile, profile({ themeColorLogo: jpeg, displayName: 'A' }), named);

  expect(tenant.bodiesOf('PATCH')).toEqual([
    { displayName: 'A' },
    { themeColorLogo: { type: 'image/jpeg', value: jpeg } },
  ]);
});

test('detects an image that was replaced by hand', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(brandingProfile, profile({ themeColorLogo: blue }));
  await tenant.manage(brandingProfile, profile({ themeColorLogo: jpeg }), managed);
  tenant.restart();

  const { state } = await tenant.read(brandingProfile, managed);

  expect(state).toMatchObject({ themeColorLogoSha256: digestOf(jpeg) });
});

test('adopts the default profile by its flag, and restores it', async () => {
  await using tenant = await startTenant();
  await tenant.manage(brandingProfile, profile());

  const managed = await tenant.manage(defaultBrandingProfile, { displayName: 'Contoso', themeColorLogo: blue });
  tenant.requests();
  await tenant.destroy(defaultBrandingProfile, managed);

  expect(tenant.bodiesOf('PATCH')).toMatchObject([{ displayName: null, themeColorLogo: null }]);
});

test('does not remember an image of the default profile, and does not remove it on destroy', async () => {
  await using tenant = await startTenant();
  await tenant.manage(defaultBrandingProfile, { themeColorLogo: blue });
  tenant.restart();

  const managed = await tenant.manage(defaultBrandingProfile, { displayName: 'Contoso' });
  tenant.requests();
  await tenant.destroy(defaultBrandingProfile, managed);

  expect(managed.state).toMatchObject({ themeColorLogoSha256: digestOf(blue) });
  expect(JSON.stringify(managed.private)).not.toContain(blue);
  expect(tenant.bodiesOf('PATCH')).toEqual([expect.not.objectContaining({ themeColorLogo: null })]);
});

describe('if images are only returned at their own paths', () => {
  test.each([
    ['a custom profile', brandingProfile, profile({ themeColorLogo: blue })],
    ['the default profile', defaultBrandingProfile, { displayName: 'Contoso', themeColorLogo: blue }],
  ])('plans nothing after an apply of %s, and sees that an image was replaced', async (_name, definition, config) => {
    await using tenant = await startTenant();
    tenant.handle.play({ brandingImagesApart: true });
    const managed = await tenant.manage(definition, config);
    const patches = tenant.bodiesOf('PATCH').length;
    tenant.restart();

    const same = await tenant.read(definition, managed);
    const path = `/beta/deviceManagement/intuneBrandingProfiles/${idOf(managed)}`;
    await tenant.handle.request('PATCH', path, { themeColorLogo: { type: 'image/jpeg', value: jpeg } });
    tenant.restart();
    const replaced = await tenant.read(definition, managed);

    expect(patches).toBe(definition === brandingProfile ? 0 : 1);
    expect(same.state).toEqual(managed.state);
    expect(replaced.state).toMatchObject({ themeColorLogoSha256: digestOf(jpeg) });
  });

  test('keeps the state if the path of an image cannot be read', async () => {
    await using tenant = await startTenant();
    tenant.handle.play({ brandingImagesApart: true });
    const managed = await tenant.manage(brandingProfile, profile({ themeColorLogo: blue }));
    tenant.emulator.addFault({ match: { path: /themeColorLogo$/u }, then: { status: 403 } });
    tenant.restart();

    const { state, diagnostics } = await tenant.read(brandingProfile, managed);

    expect(state).toEqual(managed.state);
    expect(diagnostics).toMatchObject([{ code: 'INT3003' }]);
  });
});

test('sends an image again that the POST of a profile lost', async () => {
  await using tenant = await startTenant();
  tenant.handle.play({ brandingPostKeepsFew: true });

  const managed = await tenant.manage(brandingProfile, profile({ displayName: 'A', themeColorLogo: blue }));

  expect(tenant.bodiesOf('PATCH')).toEqual([{ displayName: 'A', themeColorLogo: { type: 'image/png', value: blue } }]);
  tenant.restart();
  expect((await tenant.read(brandingProfile, managed)).state).toEqual(managed.state);
});

test('keeps the images of a profile whose configuration Terraform generated at import', async () => {
  await using tenant = await startTenant();
  const id = idOf(await tenant.manage(brandingProfile, profile({ themeColorLogo: blue, displayName: 'A' })));
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  terraform.write({ import: [{ to: 'intune_branding_profile.b', id }] });
  await terraform.run('plan', '-input=false', '-generate-config-out=generated.tf');

  const first = await terraform.plan();
  await terraform.apply();
  terraform.write({});
  const generated = join(terraform.path, 'generated.tf');
  writeFileSync(generated, readFileSync(generated, 'utf8').replace('"A"', '"B"'));
  await terraform.apply();
  const { state } = await tenant.read(brandingProfile, { state: { id }, private: {} });

  expect(actionsOf(first)).toEqual({});
  expect(state).toMatchObject({ displayName: 'B', themeColorLogoSha256: digestOf(blue) });
  writeFileSync(
    generated,
    readFileSync(generated, 'utf8').replace(/theme_color_logo .*/u, `theme_color_logo = "${jpeg}"`),
  );
  await terraform.apply();
  writeFileSync(generated, readFileSync(generated, 'utf8').replace(/theme_color_logo .*/u, 'theme_color_logo = null'));
  await terraform.apply();
  expect(
    (await tenant.handle.request('GET', `/beta/deviceManagement/intuneBrandingProfiles/${id}`)).body,
  ).toMatchObject({
    themeColorLogo: null,
  });
});
