import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  applicationWithoutRole,
  demoTenantId,
  type Emulator,
  type JsonObject,
  parseSwitch,
  type Switches,
  switchRows,
} from '../../emulator/index.js';
import { ask, createLimit, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const management = '/beta/deviceManagement';
const configurations = `${management}/deviceEnrollmentConfigurations`;
const profiles = `${management}/windowsAutopilotDeploymentProfiles`;

function playing(switches: Partial<Switches>): Promise<Emulator> {
  return startTestEmulator({ switches });
}

async function autopilotProfile(emulator: Emulator, body: JsonObject): Promise<JsonObject> {
  const type = '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile';
  return (await ask(emulator, `POST ${profiles}`, { body: { '@odata.type': type, ...body } })).body;
}

describe('platform restrictions', () => {
  const restriction = {
    '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration',
    displayName: 'A',
    platformType: 'ios',
    platformRestriction: { platformBlocked: true },
  };

  test('are refused to an application without the role Intune Administrator, for any write', async () => {
    await using emulator = await startTestEmulator();
    const made = await ask(emulator, `POST ${configurations}`, { body: restriction });
    const token = emulator.token({ tenantId: demoTenantId, kind: 'application', directoryRoles: [] });
    const one = `${configurations}/${textOf(made.body.id)}`;
    const builtin = `${configurations}/${emulator.tenant(demoTenantId).intuneAccountId}_DefaultPlatformRestrictions`;
    const type = '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration';

    const answers = [
      await ask(emulator, `POST ${configurations}`, { token, body: restriction }),
      await ask(emulator, `PATCH ${one}`, { token, body: { '@odata.type': restriction['@odata.type'] } }),
      await ask(emulator, `PATCH ${builtin}`, { token, body: { '@odata.type': type } }),
      await ask(emulator, `POST ${one}/assign`, { token, body: { enrollmentConfigurationAssignments: [] } }),
      await ask(emulator, `POST ${one}/setPriority`, { token, body: { priority: 1 } }),
      await ask(emulator, `DELETE ${one}`, { token }),
    ];
    const read = await ask(emulator, `GET ${one}`, { token });

    expect(answers.map(errorOf)).toEqual(answers.map(() => [403, 'Forbidden']));
    expect([made.status, read.status]).toEqual([201, 200]);
  });

  test('are refused to every application with the switch, but not to a user', async () => {
    await using emulator = await playing({ restrictionsByPeopleOnly: true });
    const token = emulator.token({ tenantId: demoTenantId, kind: 'delegated', directoryRoles: [] });

    const application = await ask(emulator, `POST ${configurations}`, { body: restriction });
    const person = await ask(emulator, `POST ${configurations}`, { token, body: restriction });

    expect([application.status, person.status]).toEqual([403, 201]);
  });

  test('do not affect other configurations of an application without the role', async () => {
    await using emulator = await startTestEmulator();
    const token = emulator.token({ tenantId: demoTenantId, kind: 'application', directoryRoles: [] });
    const body = { '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration', displayName: 'A', limit: 5 };

    expect((await ask(emulator, `POST ${configurations}`, { token, body })).status).toBe(201);
  });

  test('recognize the role in the token of an application that has it', async () => {
    await using emulator = await startTestEmulator();
    const { clientId, clientSecret } = applicationWithoutRole;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const url = `${emulator.url}/${demoTenantId}/oauth2/v2.0/token`;

    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });

    const { access_token: token } = (await response.json()) as { readonly access_token: string };
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject;
    expect(claims).not.toHaveProperty('wids');
    expect((await ask(emulator, `POST ${configurations}`, { token, body: restriction })).status).toBe(403);
  });
});

test('keeps only the default scope tag', async () => {
  await using emulator = await playing({ scopeTagsNotKept: true });
  const body = { displayName: 'A', roleScopeTagIds: ['1'] };

  const made = await ask(emulator, `POST ${management}/deviceCategories`, { body });
  const path = `${management}/deviceCategories/${textOf(made.body.id)}`;
  await ask(emulator, `PATCH ${path}`, { body: { roleScopeTagIds: ['2'] } });

  expect((await ask(emulator, `GET ${path}`)).body.roleScopeTagIds).toEqual(['0']);
});

test('returns the assignment of a policy set, and keeps it', async () => {
  await using emulator = await playing({ policySets: ['Alpha'] });
  const id = textOf((await autopilotProfile(emulator, { displayName: 'Alpha' })).id);
  const other = textOf((await autopilotProfile(emulator, { displayName: 'Beta' })).id);

  const listed = valuesOf(await ask(emulator, `GET ${profiles}/${id}/assignments`));
  const expanded = valuesOf(await ask(emulator, `GET ${profiles}?$expand=assignments`));
  const removed = await ask(emulator, `DELETE ${profiles}/${id}/assignments/${textOf(listed[0]?.id)}`);

  expect(listed).toMatchObject([{ source: 'policySets' }]);
  expect(expanded).toMatchObject([
    { id, assignments: listed },
    { id: other, assignments: [] },
  ]);
  expect(removed.status).toBe(400);
  expect(valuesOf(await ask(emulator, `GET ${profiles}/${id}/assignments`))).toEqual(listed);
});

describe('approval by a second administrator', () => {
  const body = { displayName: 'A' };
  const path = `${management}/deviceCategories`;
  const justification = { 'x-msft-approval-justification': Buffer.from('Because').toString('base64') };

  test('is required, given, and used once', async () => {
    await using emulator = await playing({ approvals: ['/deviceManagement/deviceCategories'] });

    const without = await ask(emulator, `POST ${path}`, { body });
    const asked = await ask(emulator, `POST ${path}`, { body, headers: justification });
    const code = asked.headers.get('x-msft-approval-code') ?? '';
    const headers = { 'x-msft-approval-code': code };
    const early = await ask(emulator, `POST ${path}`, { body, headers });
    const listed = await ask(emulator, 'GET /_emulator/approvals');
    const approved = await ask(emulator, `POST /_emulator/approvals/${code}/approve`);
    const other = await ask(emulator, `POST ${path}`, { body: { displayName: 'B' }, headers });
    const done = await ask(emulator, `POST ${path}`, { body, headers });
    const again = await ask(emulator, `POST ${path}`, { body, headers });

    expect([without, asked, early, approved, other, done, again].map(({ status }) => status)).toEqual([
      400, 412, 412, 204, 400, 201, 403,
    ]);
    expect(listed.body).toMatchObject([{ code, justification: 'Because', status: 'needsApproval' }]);
    expect(valuesOf(await ask(emulator, `GET ${path}`))).toHaveLength(1);
  });

  test('can be refused, and also applies to the items of a batch', async () => {
    await using emulator = await playing({ approvals: ['/deviceManagement/deviceCategories'] });
    const send = async (headers: object) => {
      const item = { id: '1', method: 'POST', url: '/deviceManagement/deviceCategories', body };
      const requests = [{ ...item, headers: { 'Content-Type': 'application/json', ...headers } }];
      const answer = await ask(emulator, 'POST /beta/$batch', { body: { requests } });
      return (answer.body.responses as readonly [{ status: number; headers: Record<string, string> }])[0];
    };

    const asked = await send(justification);
    const code = asked.headers['x-msft-approval-code'] ?? '';
    await ask(emulator, `POST /_emulator/approvals/${code}/reject`);

    expect(asked.status).toBe(412);
    expect((await send({ 'x-msft-approval-code': code })).status).toBe(403);
    expect((await ask(emulator, `POST ${management}/roleScopeTags`, { body })).status).toBe(201);
  });
});

test('lists audit events late', async () => {
  let now = new Date('2026-11-23T05:12:00Z');
  await using emulator = await startTestEmulator({ switches: { auditDelaySeconds: 600 } }, { clock: () => now });
  await createLimit(emulator, 'A');
  const events = async () => valuesOf(await ask(emulator, `GET ${management}/auditEvents`)).length;

  const early = await events();
  now = new Date(now.getTime() + 601_000);

  expect([early, await events()]).toEqual([0, 1]);
});

test('returns the earlier state after a write', async () => {
  let now = new Date('2026-11-23T05:12:00Z');
  await using emulator = await startTestEmulator({ switches: { staleSeconds: 60 } }, { clock: () => now });
  const made = await createLimit(emulator, 'A');
  const read = async () => (await ask(emulator, `GET ${configurations}/${textOf(made.id)}`)).status;

  const early = await read();
  now = new Date(now.getTime() + 61_000);

  expect([early, await read()]).toEqual([404, 200]);
});

test('starts the positions of new configurations at the switch value', async () => {
  await using emulator = await playing({ firstPlace: 2 });

  const [first, second] = [await createLimit(emulator, 'A'), await createLimit(emulator, 'B')];
  const refused = await ask(emulator, `POST ${configurations}/${textOf(second.id)}/setPriority`, {
    body: { priority: 1 },
  });

  expect([first.priority, second.priority, refused.status]).toEqual([2, 3, 400]);
});

test('gives equal positions to objects created at the same time', async () => {
  const switches = { equalPlaces: true };
  await using emulator = await startTestEmulator({ switches }, { latencyMs: 500 });

  const made = await Promise.all([createLimit(emulator, 'A'), createLimit(emulator, 'B')]);
  const later = await createLimit(emulator, 'C');

  expect([...made.map(({ priority }) => priority), later.priority]).toEqual([1, 1, 2]);
});

test('stores few values of the POST of a branding profile', async () => {
  await using emulator = await playing({ brandingPostKeepsFew: true });
  const body = { profileName: 'A', displayName: 'Contoso', showLogo: true };

  const made = await ask(emulator, `POST ${management}/intuneBrandingProfiles`, { body });
  const path = `${management}/intuneBrandingProfiles/${textOf(made.body.id)}`;
  const patched = await ask(emulator, `PATCH ${path}`, { body });

  expect(made.body).toMatchObject({ profileName: 'A', displayName: null, showLogo: false });
  expect(patched.body).toMatchObject(body);
});

test('returns images of a branding profile only at their own paths', async () => {
  await using emulator = await playing({ brandingImagesApart: true });
  const themeColorLogo = { type: 'image/png', value: 'AA==' };
  const made = await ask(emulator, `POST ${management}/intuneBrandingProfiles`, { body: { themeColorLogo } });
  const path = `${management}/intuneBrandingProfiles/${textOf(made.body.id)}`;

  expect((await ask(emulator, `GET ${path}`)).body.themeColorLogo).toBeNull();
  expect((await ask(emulator, `GET ${path}/themeColorLogo`)).body).toMatchObject(themeColorLogo);
  expect((await ask(emulator, `GET ${path}/lightBackgroundLogo`)).status).toBe(200);
});

test('loses the empty locale of an Autopilot profile in the POST', async () => {
  await using emulator = await playing({ localeLostOnPost: true });

  const made = await autopilotProfile(emulator, { displayName: 'A', locale: '' });
  const body = { '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile', locale: '' };
  const patched = await ask(emulator, `PATCH ${profiles}/${textOf(made.id)}`, { body });

  expect([made.locale, patched.body.locale]).toEqual(['os-default', '']);
});

test.each([
  [true, [201, 400]],
  [false, [201, 201]],
])('accepts one Autopilot profile for all devices: %s', async (oneAutopilotProfileForAll, statuses) => {
  await using emulator = await playing({ oneAutopilotProfileForAll });
  const body = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } };
  const ids = [
    await autopilotProfile(emulator, { displayName: 'A' }),
    await autopilotProfile(emulator, { displayName: 'B' }),
  ];

  const answers = [];
  for (const { id } of ids) answers.push(await ask(emulator, `POST ${profiles}/${textOf(id)}/assignments`, { body }));

  expect(answers.map(({ status }) => status)).toEqual(statuses);
});

test('wraps the messages of the Intune services in JSON as text', async () => {
  await using emulator = await playing({ errorBodies: 'intune' });

  const missing = await ask(emulator, `GET ${configurations}/none`);
  const noRoute = await ask(emulator, `GET ${management}/nothing`);

  const message = textOf((missing.body.error as JsonObject).message);
  expect(JSON.parse(message)).toMatchObject({
    _version: 3,
    Message: expect.stringMatching(/^Resource 'none' .+ Activity ID/u),
  });
  expect((noRoute.body.error as JsonObject).message).toBe("Resource not found for the segment 'nothing'.");
});

test.each([
  ['401', 401, /"ErrorCode\\":\\"Forbidden\\",\\"Message\\":\\"\{\\\\\\"_version/u],
  ['segment', 400, /Resource not found for the segment 'deviceCategories'/u],
  ['503', 503, /^<!DOCTYPE HTML>/u],
])('answers as a tenant without a license: %s', async (unlicensed, status, text) => {
  await using emulator = await playing({ unlicensed });
  const token = emulator.token({ tenantId: demoTenantId, kind: 'application' });

  const response = await fetch(`${emulator.url}${management}/deviceCategories`, {
    headers: { authorization: `Bearer ${token}` },
  });

  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(text);
  expect((await ask(emulator, 'GET /beta/organization')).status).toBe(200);
});

test('answers with the statuses observed in real tenants', async () => {
  await using emulator = await playing({ statuses: 'live' });
  const first = await createLimit(emulator, 'A');
  await createLimit(emulator, 'B');

  const answers = [
    await ask(emulator, `POST ${management}/roleScopeTags`, { body: { displayName: 'A' } }),
    await ask(emulator, `POST ${configurations}/${textOf(first.id)}/setPriority`, { body: { priority: 2 } }),
    await ask(emulator, `PATCH ${management}`, { body: { settings: { secureByDefault: true } } }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 204]);
});

test('refuses the token of an Android profile to an application', async () => {
  await using emulator = await playing({ androidTokensByPeopleOnly: true });
  const path = `${management}/androidDeviceOwnerEnrollmentProfiles`;
  const body = { displayName: 'A', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' };
  const id = textOf((await ask(emulator, `POST ${path}`, { body })).body.id);
  const token = emulator.token({ tenantId: demoTenantId, kind: 'delegated' });
  const create = { body: { tokenValidityInSeconds: 3600 } };

  const application = await ask(emulator, `POST ${path}/${id}/createToken`, create);
  const person = await ask(emulator, `POST ${path}/${id}/createToken`, { ...create, token });

  expect([application.status, person.status]).toEqual([403, 204]);
});

test('changes its switches from another process, and refuses unknown ones', async () => {
  await using emulator = await startTestEmulator();
  const patch = (body: JsonObject) => ask(emulator, 'PATCH /_emulator/switches', { body });

  const changed = await patch({ scopeTagsNotKept: true });
  const wrong = [await patch({ nothing: true }), await patch({ gaps: 1 }), await patch({ statuses: 'all' })];

  expect(changed.body).toMatchObject([{ tenantId: demoTenantId, scopeTagsNotKept: true, gaps: true }]);
  expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect((await ask(emulator, 'GET /_emulator/switches')).body).toEqual(changed.body);
});

test.each([
  ['scopeTagsNotKept', { scopeTagsNotKept: true }],
  ['gaps=false', { gaps: false }],
  ['auditDelaySeconds=600', { auditDelaySeconds: 600 }],
  ['policySets=Alpha,Beta', { policySets: ['Alpha', 'Beta'] }],
  ['unlicensed=401', { unlicensed: '401' }],
  ['auditDelaySeconds', "'auditDelaySeconds' requires a whole number of at least 0."],
  ['gaps=perhaps', "'gaps' requires a boolean."],
])('reads %s as a person writes it', (text, read) => {
  expect(parseSwitch(text)).toEqual(read);
});

test('documents every switch with its effect and its source', () => {
  const page = readFileSync(join(__dirname, '../../docs/emulator-behavior.md'), 'utf8');
  const [, table = ''] = /<!-- switches:begin -->\n+([^]*?)\n+<!-- switches:end -->/u.exec(page) ?? [];
  const cells = table.split('\n').map((line) =>
    line
      .split(/(?<!\\)\|/u)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

  const rows = Object.entries(switchRows).map(([name, { initial, plays, source }]) => [
    `\`${name}\``,
    `\`${JSON.stringify(initial)}\``,
    plays,
    source,
  ]);

  expect(cells.slice(2)).toEqual(rows);
});
