import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

import { administratorsConsole, demoTenantId } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { placedExample } from '../../../support/surroundings.js';
import { idOf, startTenant, type TestTenant } from '../../../support/tenant.js';
import { type CliRun, runCli } from '../../cli-process.js';
import { type Scratch, scratch } from '../../scratch.js';
import { exportAll } from '../round-trip/taken-over.js';
import type { ExportFiles } from './exports.js';
import { dscExport, graphExport, groupNames, intuneCdExport } from './other-tools.js';

/** One tenant for all tests of this file: the examples of the definitions, with references to tags and filters. */
let tenant: TestTenant;
let place: Scratch;

beforeAll(async () => {
  tenant = await startTenant({}, { identity: administratorsConsole });
  place = scratch();
  // A notification without a message is none that a declaration can say, and a second token of one name is none either.
  const hidden = ['enrollmentNotificationOrder', 'depMacosEnrollmentProfile', 'defaultDepEnrollmentProfile'];
  // The restrictions that an order is made of say nothing of their platform.
  hidden.push('deviceEnrollmentPlatformRestrictionOrder');
  // The tools that write these files export no policy of the settings catalog with its settings; every-resource.test.ts reads such files.
  const shown = resources.filter(({ name, graph }) => !hidden.includes(name) && !graph.template);
  for (const definition of shown) {
    const { declared } = await placedExample(definition, tenant);
    await tenant.apply(definition, declared);
  }
  await referToTagAndFilter();
});

afterAll(async () => {
  await tenant[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

async function referToTagAndFilter(): Promise<void> {
  const tag = idOf(await tenant.manage(definitionOf('roleScopeTag'), { displayName: 'Branch' }));
  await tenant.manage(definitionOf('deviceCategory'), { displayName: 'Tagged', roleScopeTagIds: ['0', tag] });
  const filter = { displayName: 'Corporate', platform: 'iOS', rule: '(device.deviceOwnership -eq "Corporate")' };
  const filterId = idOf(await tenant.manage(definitionOf('assignmentFilter'), filter));
  await tenant.manage(definitionOf('deviceEnrollmentPlatformRestriction'), {
    ...definitionOf('deviceEnrollmentPlatformRestriction').example.declared,
    displayName: 'Filtered',
    assignments: [{ target: 'allLicensedUsers', filterId, filterType: 'exclude' }],
  });
  tenant.restart();
}

function definitionOf(name: string): (typeof resources)[number] {
  const found = resources.find((definition) => definition.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

function exported(out: string, ...more: readonly string[]): Promise<CliRun> {
  return cli('export', '--tenant', demoTenantId, '--name', 'contoso', '--out', out, ...more);
}

/** Without a credential. */
function cli(...parameters: readonly string[]): Promise<CliRun> {
  return runCli(parameters, { cwd: place.folder });
}

function write(folder: string, files: ExportFiles): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.folder, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

type Tree = Readonly<Record<string, unknown>>;

/** What is declared, with names for the ids of groups. */
function specOf(yaml: string): Tree {
  const named = Object.entries(groupNames).reduce((text, [id, name]) => text.replaceAll(id, name), yaml);
  return (parse(named) as { readonly spec: Tree }).spec;
}

/** Removes what a format does not contain. Each path must exist, so that no list here is longer than needed. */
function without(tree: Tree, paths: readonly string[]): Tree {
  return paths.reduce((rest, path) => withoutPath(rest, path.split('.')), tree);
}

function withoutPath(tree: Tree, [name = '', ...more]: readonly string[]): Tree {
  const { [name]: inner, ...others } = tree;
  if (inner === undefined) throw new Error(`the tenant has no ${name}`);
  return more.length === 0 ? others : { ...others, [name]: withoutPath(inner as Tree, more) };
}

/** What no tool of the two exports. */
const never = [
  'authority',
  'enrollment.android.corporateProfiles',
  'enrollment.apple.automatedDeviceEnrollment',
  'enrollment.apple.configurator',
  'enrollment.apple.dataSharingConsent',
  'enrollment.apple.userInitiated',
  'enrollment.companyPortal',
  'enrollment.corporateIdentifiers',
  'enrollment.notifications',
  'enrollment.termsAndConditions',
  'enrollment.windows.automaticEnrollment',
  'enrollment.windows.autopilotDevices',
];

interface Format {
  readonly files: (tenant: TestTenant) => Promise<ExportFiles>;
  /** Sections that it does not carry. */
  readonly lacks: readonly string[];
  /** 5: something is left open. */
  readonly exitCode: 0 | 5;
}

const formats: readonly [string, Format][] = [
  ['graph', { files: graphExport, lacks: [], exitCode: 0 }],
  ['intunecd', { files: intuneCdExport, lacks: [...never, 'retention'], exitCode: 5 }],
  [
    'microsoft365dsc',
    {
      files: dscExport,
      lacks: [
        ...never,
        'enrollment.windows.coManagement',
        'enrollment.windows.helloForBusiness',
        'enrollment.windows.restore',
      ],
      exitCode: 0,
    },
  ],
];

test.each(formats)(
  "%s: another tool's export of a tenant is declared like the tenant itself, as far as the format allows",
  async (format, { files, lacks, exitCode }) => {
    const folder = `${format}-files`;
    write(folder, await files(tenant));
    const live = await exportAll(tenant, format);

    const run = await exported(format, '--from', folder);

    expect([run.exitCode, run.stderr.includes('INT9001')]).toEqual([exitCode, false]);
    const yaml = readFileSync(join(place.folder, format, 'contoso.yaml'), 'utf8');
    expect(specOf(yaml)).toEqual(without(specOf(live.yaml), lacks));
    expect(yaml).toContain(`# Written by intuneform export from the files in ${folder} (`);
    const { import: imports } = JSON.parse(
      readFileSync(join(place.folder, format, 'contoso.imports.json'), 'utf8'),
    ) as { readonly import: readonly unknown[] };
    expect(live.imports).toEqual(expect.arrayContaining([...imports]));
    expect(`${run.stdout}${yaml}`).not.toContain('planted-secret');
    const file = join(format, 'contoso.yaml');
    const [validated, synthesized] = [await cli('validate', file), await cli('synth', file)];
    expect([validated.exitCode, synthesized.exitCode]).toEqual([0, 0]);
  },
  30_000,
);
