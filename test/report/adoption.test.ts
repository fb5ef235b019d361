import { definitions } from '../../cli/tenants/definitions.js';
import { type Diagnostic, type JsonObject, renderSighting, warning } from '../../core/index.js';
import { buildReport, exitCodeOf, renderReport, type Report, reportToJson } from '../../report/index.js';
import { planOf } from './plan-fixture.js';

const tenant = { name: 'contoso' };
const authority = { type: 'intune_mdm_authority', tenant: null, unknown: { id: true } };

function said(address: string, seen?: JsonObject): Diagnostic {
  const texts = { what: 'seen', where: { address }, fix: 'none' };
  return seen === undefined
    ? warning('INT2045', { ...texts, why: 'the tenant has every declared value' })
    : warning('INT2007', { ...texts, why: `${renderSighting(seen)}\napply sets {}` });
}

function report(declared: JsonObject, diagnostics: readonly Diagnostic[], type = authority.type): Report {
  return buildReport(planOf([{ ...authority, type, declared }]), definitions, { tenant, diagnostics });
}

test('records an object that matches the declaration: exit code 0, the live value, and no remaining warning', () => {
  const built = report({ authority: 'intune', transition: null }, [said('intune_mdm_authority.it')]);

  expect(exitCodeOf(built.verdict)).toBe(0);
  expect(reportToJson(built)).toMatchObject({
    verdict: 'inSync',
    summary: { objects: 1, pending: 0, recorded: 1 },
    findings: [
      {
        code: 'INT2108',
        kind: 'recorded',
        severity: 'info',
        action: 'record',
        attributes: [{ path: 'authority', kind: 'recorded', declared: 'intune', tenant: 'intune' }],
      },
    ],
    diagnostics: [],
  });
  expect(renderReport(built, { color: false })).toBe(
    [
      'RECORDED  MDM authority',
      '          already matches the declaration; apply only records it in the state',
      '',
      'contoso: as declared (1 object); 1 recorded for the first time',
      '',
    ].join('\n'),
  );
});

test('shows the tenant’s values of an object that apply adopts and changes', () => {
  const built = report(
    { limit: 7 },
    [said('intune_default_device_enrollment_limit.it', { limit: 5 })],
    'intune_default_device_enrollment_limit',
  );

  expect(exitCodeOf(built.verdict)).toBe(2);
  expect(built.diagnostics).toEqual([]);
  expect(built.findings[0]).toMatchObject({
    kind: 'pending',
    action: 'adopt',
    attributes: [{ path: 'limit', kind: 'pending', declared: 7, tenant: 5, direction: 'loosened' }],
  });
});

test('compares nested members if the provider read only some of them', () => {
  const type = 'intune_default_device_enrollment_platform_restrictions';
  const declared = { ios_restriction: { platform_blocked: false, os_minimum_version: '17.0' } };
  const built = report(declared, [said(`${type}.it`, { ios_restriction: { os_minimum_version: null } })], type);

  expect(built.findings[0]?.attributes.map(({ path, tenant: live }) => [path, live])).toEqual([
    ['iosRestriction.osMinimumVersion', null],
  ]);
});

test('does not report values that the tenant sets as a change: an undeclared image', () => {
  const type = 'intune_default_branding_profile';
  const unknown = { id: true, theme_color_logo_sha256: true, landing_page_customized_image_sha256: true };
  const plan = planOf([{ type, tenant: null, declared: { display_name: 'Contoso' }, unknown }]);
  // The image of the landing page is declared, and known only by applying.
  const seen = { display_name: 'Old', landing_page_customized_image_sha256: null };

  const built = buildReport(plan, definitions, { tenant, diagnostics: [said(`${type}.it`, seen)] });

  expect(built.findings[0]?.attributes.map(({ path }) => path)).toEqual([
    'displayName',
    'landingPageCustomizedImageSha256',
  ]);
});

test('reports unknown values if the provider could not read, instead of none', () => {
  const built = report({ authority: 'intune', transition: null }, []);

  expect(built.findings[0]?.attributes).toEqual([
    expect.not.objectContaining({ tenant: expect.anything() as unknown }),
  ]);
  expect(Object.keys(built.findings[0]?.attributes[0] ?? {})).not.toContain('tenant');
});

test('an adoption together with a change keeps the change pending', () => {
  const plan = planOf([
    { ...authority, declared: { authority: 'intune' } },
    { type: 'intune_device_category', tenant: null, declared: { display_name: 'Kiosk' } },
  ]);
  const built = buildReport(plan, definitions, { tenant, diagnostics: [said('intune_mdm_authority.it')] });

  expect(exitCodeOf(built.verdict)).toBe(2);
  expect(built.summary).toMatchObject({ pending: 1, recorded: 1 });
});

describe('drift that apply cannot restore', () => {
  const refused: Diagnostic = {
    ...{ code: 'INT2013', severity: 'error', what: 'the MDM authority differs from the declaration' },
    where: { address: 'intune_mdm_authority.it' },
    why: 'declared office365; the tenant has intune, and code cannot set office365',
    fix: 'declare intune, or have an administrator change the tenant',
  };
  const [office, intune] = [{ authority: 'office365' }, { authority: 'intune' }];

  test('is drift with 3, and shows the steps for a person once', () => {
    const plan = planOf([{ type: 'intune_mdm_authority', lastSeen: office, tenant: intune, declared: office }]);
    const built = buildReport({ ...plan, resource_changes: [], errored: true }, definitions, {
      tenant,
      diagnostics: [refused],
    });

    expect(exitCodeOf(built.verdict)).toBe(3);
    expect(built.diagnostics).toEqual([]);
    expect(built.findings[0]?.unrestorable).toEqual(refused);
    expect(renderReport(built, { color: false })).toBe(
      [
        'DRIFT    MDM authority   authority   declared office365   tenant intune',
        '         changed by unknown; apply cannot restore this',
        '         declared office365; the tenant has intune, and code cannot set office365',
        '         to do: declare intune, or have an administrator change the tenant',
        '         objects that depend on it are not planned until then',
        '         error: authority changed: Intune manages the devices',
        '         affects: every device in the tenant',
        '',
        'contoso: the tenant was changed outside Terraform: 1 drift',
        '',
      ].join('\n'),
    );
  });

  test('stays an error if the declaration changed as well', () => {
    const plan = planOf([
      { type: 'intune_mdm_authority', lastSeen: { authority: 'none' }, tenant: intune, declared: office },
    ]);
    const built = buildReport(plan, definitions, { tenant, diagnostics: [refused] });

    expect(exitCodeOf(built.verdict)).toBe(1);
    expect(built.diagnostics).toEqual([refused]);
  });
});
