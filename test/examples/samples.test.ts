import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { reportsFor } from '../../cli/drift/accept/proposed-patch.js';
import { driftedObjects } from '../../cli/insight/attribution.js';
import { readLastChanges } from '../../cli/insight/audit/log.js';
import { declaredKeyOf, declaredReleaseOf } from '../../cli/tenants/declared-words.js';
import { locator } from '../../cli/tenants/locate.js';
import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { Json, JsonObject } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import {
  buildReport,
  renderReport,
  type Report,
  type ReportDocument,
  reportFormats,
  worstVerdict,
} from '../../report/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import { terminalPicture } from '../../scripts/terminal-picture.js';
import { chromiumPath } from '../support/chromium.js';
import { startProvider } from '../support/provider.js';
import { startTenant, type TestTenant, testTime } from '../support/tenant.js';

/** Relative to the repository, as a pipeline names it. */
const file = 'docs/samples/contoso.yaml';
const day = 86_400_000;

/** Writes the samples: `INTUNEFORM_WRITE_SAMPLES=1 npx jest test/examples/samples`. */
const shallWrite = process.env.INTUNEFORM_WRITE_SAMPLES === '1';

const commit = '9fceb02d0ae598e95dc970b74767f19372d61af8';

/** A made-up run in a pipeline, three hours after the changes. */
const origin = {
  time: new Date(testTime.getTime() + 3 * 3_600_000),
  ...{ commit, run: 'https://github.com/contoso/tenants/actions/runs/4711' },
  lineUrl: `https://github.com/contoso/tenants/blob/${commit}/{file}#L{line}`,
  adminCenter: 'https://intune.microsoft.com',
};

let drifted: ReportDocument;

beforeAll(async () => {
  const reports = reportsFor({ format: 'html' }, [await reportOfDrift(), await reportOfCalm()]);
  drifted = {
    verdict: worstVerdict(reports.map(({ verdict }) => verdict)),
    reports,
    diagnostics: [],
    version: '0.1.0',
    origin,
  };
});

test.each([
  ['pull-request-comment.md', reportFormats.markdown],
  ['report.sarif', reportFormats.sarif],
  ['report.html', reportFormats.html],
  ['report.junit.xml', reportFormats.junit],
])('the sample %s is what a run of Terraform against the emulator leads to', (name, render) => {
  const path = `docs/samples/${name}`;
  const text = render(drifted);
  if (shallWrite) writeFileSync(path, text);

  expect(text).toBe(readFileSync(path, 'utf8'));
});

test.each(['light', 'dark'] as const)('the picture of a terminal in %s shows that run', (theme) => {
  const path = `docs/samples/plan-${theme}.svg`;
  const [contoso] = drifted.reports;
  if (!contoso) throw new Error('no report');
  const picture = terminalPicture('intuneform plan contoso.yaml', renderReport(contoso, { color: true }), theme);
  if (shallWrite) writeFileSync(path, picture);

  expect(picture).toBe(readFileSync(path, 'utf8'));
});

test('the screenshot of the page is current', async () => {
  const html = readFileSync('docs/samples/report.html');
  const digest = `${createHash('sha256').update(html).digest('hex')}  report.html\n`;
  if (shallWrite) {
    await screenshot('docs/samples/report.html', 'docs/samples/report.png');
    writeFileSync('docs/samples/report.png.sha256', digest);
  }

  expect(readFileSync('docs/samples/report.png.sha256', 'utf8')).toBe(digest);
});

test('the samples show every kind of finding except unreadable', () => {
  const kinds = drifted.reports.flatMap(({ findings }) => findings.map(({ kind }) => kind));

  expect([...new Set(kinds)]).toEqual(['drift', 'expiring', 'pending']);
  expect(drifted.reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([]);
});

async function screenshot(from: string, to: string): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('the screenshot needs Chromium');
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 1100 });
    await page.goto(pathToFileURL(from).href);
    writeFileSync(to, await page.screenshot());
  } finally {
    await browser.close();
  }
}

/** Applies an older declaration, changes things by hand, and plans the present one. */
async function reportOfDrift(): Promise<Report> {
  await using tenant = await startTenant({ managedGooglePlay: 'bound', devices: 2000, seed: 137 });
  await using provider = await startProvider(tenant);
  const text = readFileSync(file, 'utf8');
  provider.terraform.write(stackOf(text.replace('inactiveDays: 60', 'inactiveDays: 120')));
  await provider.terraform.apply();
  await changeByHand(tenant);
  provider.terraform.write(stackOf(text));
  return await report(tenant, 'contoso', (await provider.terraform.plan()) as Json);
}

async function reportOfCalm(): Promise<Report> {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  provider.terraform.write(
    stackOf(
      'apiVersion: intuneform/v1\nkind: IntuneTenant\nmetadata: { name: fabrikam }\nspec:\n  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301\n  authority: { desired: intune }\n',
    ),
  );
  await provider.terraform.apply();
  return await report(tenant, 'fabrikam', (await provider.terraform.plan()) as Json);
}

function stackOf(text: string): JsonObject {
  const stack = IntuneTenant.fromYaml(Testing.app(), { text, file });
  return JSON.parse(Testing.synth(stack, true), (key, value: unknown) =>
    key === '//' ? undefined : value,
  ) as JsonObject;
}

async function report(tenant: TestTenant, name: string, plan: Json): Promise<Report> {
  const [loaded] = loadDeclarations([file]).declarations;
  if (!loaded) throw new Error('the declaration of the samples is not valid');
  const locate = locator(loaded, IntuneTenant.fromDeclaration(Testing.app(), loaded.declaration));
  tenant.restart();
  const { attribution, problems } = await readLastChanges(tenant.context.graph, [...driftedObjects(plan).keys()], {
    own: undefined,
    now: testTime,
  });
  return buildReport(plan, [...resources, ...dataSources], {
    tenant: { name, tenantId: demoTenantId },
    ...{
      attribution,
      locate,
      keyOf: declaredKeyOf(locate),
      releaseOf: declaredReleaseOf(locate),
      now: testTime,
      diagnostics: problems,
    },
  });
}

async function changeByHand(tenant: TestTenant): Promise<void> {
  const limits = await itemsOf(tenant, '/deviceEnrollmentConfigurations');
  const byId = (end: string): string => limits.find(({ id }) => id.endsWith(end))?.id ?? '';
  const categories = await itemsOf(tenant, '/deviceCategories');
  const [kiosk, warehouse] = ['Kiosk', 'Warehouse'].map((name) => categories.find((one) => one.displayName === name));
  const rules = await itemsOf(tenant, '/managedDeviceCleanupRules');
  const windows = rules.find((rule) => rule.deviceCleanupRulePlatformType === 'windows');
  const [scanners] = await itemsOf(tenant, '/androidDeviceOwnerEnrollmentProfiles');
  const change = changer(tenant);
  await change('PATCH', `/deviceEnrollmentConfigurations/${byId('_DefaultLimit')}`, {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    limit: 15,
  });
  await change('PATCH', `/managedDeviceCleanupRules/${windows?.id ?? ''}`, {
    deviceInactivityBeforeRetirementInDays: 270,
  });
  await change('PATCH', `/deviceCategories/${kiosk?.id ?? ''}`, { description: '<b>Shared</b> devices | @everyone' });
  await change('DELETE', `/deviceCategories/${warehouse?.id ?? ''}`);
  await change('POST', `/androidDeviceOwnerEnrollmentProfiles/${scanners?.id ?? ''}/createToken`, {
    tokenValidityInSeconds: (12 * day) / 1000,
  });
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

async function itemsOf({ handle }: TestTenant, path: string): Promise<readonly Item[]> {
  const { body } = await handle.request('GET', `/beta/deviceManagement${path}`);
  return (body as { value: readonly Item[] }).value;
}

function changer({ handle }: TestTenant): (method: string, path: string, body?: JsonObject) => Promise<void> {
  return async (method, path, body) => {
    const { status } = await handle.request(method, `/beta/deviceManagement${path}`, body, {
      actor: 'eve@contoso.com',
    });
    if (status >= 300) throw new Error(`${method} ${path} was answered ${String(status)}`);
  };
}
