import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

function declaration(...packages: readonly string[]): string {
  return [
    'apiVersion: intuneform/v1',
    'kind: IntuneTenant',
    'metadata: { name: contoso }',
    'spec:',
    '  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    '  authority: { desired: intune }',
    `  enrollment: { windows: { bulkEnrollment: { packages: [${packages.join(', ')}] } } }`,
    '',
  ].join('\n');
}

const classrooms =
  '{ name: Classrooms, description: Rooms <1> & 2, version: "1.3", rank: 7, deviceNameTemplate: CLASS-%RAND:5%, hideOobe: true, enableSharedPCMode: true, tokenExpirationDateTime: "2027-01-01T00:00:00Z" }';

const answerFile = `<?xml version="1.0" encoding="utf-8"?>
<WindowsCustomizations>
  <PackageConfig xmlns="urn:schemas-Microsoft-com:Windows-ICD-Package-Config.v1.0">
    <ID>{ID}</ID>
    <Name>Classrooms</Name>
    <Version>1.3</Version>
    <OwnerType>ITAdmin</OwnerType>
    <Rank>7</Rank>
    <Notes>Rooms &lt;1&gt; &amp; 2</Notes>
  </PackageConfig>
  <Settings xmlns="urn:schemas-microsoft-com:windows-provisioning">
    <Customizations>
      <Common>
        <Accounts>
          <Azure>
            <Authority>https://login.microsoftonline.com/common</Authority>
            <!-- Insert the bulk token here, as the element BPRT. It is a secret: do not commit the file with the token to version control. -->
          </Azure>
        </Accounts>
        <DevDetail>
          <DNSComputerName>CLASS-%RAND:5%</DNSComputerName>
        </DevDetail>
        <OOBE>
          <Desktop>
            <HideOobe>True</HideOobe>
          </Desktop>
        </OOBE>
        <SharedPC>
          <EnableSharedPCMode>True</EnableSharedPCMode>
        </SharedPC>
      </Common>
    </Customizations>
  </Settings>
</WindowsCustomizations>
`;

test('writes the answer file of each package, without a token, and shows the next steps for a person', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), declaration(classrooms, '{ name: Büro }'));

  const run = await runCli(['package', 'windows', 'tenant.yaml', '--out', 'out'], { cwd: here.folder });

  const folder = join(here.folder, 'out', 'contoso');
  const written = readFileSync(join(folder, 'classrooms', 'customizations.xml'), 'utf8');
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(written.replace(/\{[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}\}/u, '{ID}')).toBe(answerFile);
  expect(run.stdout).toContain(join(folder, 'classrooms', 'customizations.xml'));
  expect(run.stdout).toMatch(/customizations\.xml\n.*b-ro-[\da-f]{8}/su);
  expect(run.stdout).toContain('icd.exe /Build-ProvisioningPackage');
});

test('writes the same bytes for the same package, whatever its order and the other packages', async () => {
  using here = scratch();
  const file = (out: string): string => join(here.folder, out, 'contoso', 'classrooms', 'customizations.xml');
  writeFileSync(join(here.folder, 'one.yaml'), declaration(classrooms));
  writeFileSync(join(here.folder, 'two.yaml'), declaration('{ name: Office }', classrooms));

  await runCli(['package', 'windows', 'one.yaml', '--out', 'one'], { cwd: here.folder });
  await runCli(['package', 'windows', 'two.yaml', '--out', 'two'], { cwd: here.folder });

  expect(readFileSync(file('two'))).toEqual(readFileSync(file('one')));
});

test('does not overwrite a token that a person added to a file, and writes the other packages', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), declaration(classrooms, '{ name: Office }'));
  const folder = join(here.folder, 'provisioning', 'contoso', 'classrooms');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'customizations.xml'), '<BPRT>planted-secret</BPRT>');

  const run = await runCli(['package', 'windows', 'tenant.yaml', '--format', 'json'], { cwd: here.folder });

  const result = JSON.parse(run.stdout) as { packages: readonly { name: string }[]; diagnostics: readonly object[] };
  expect(run.exitCode).toBe(1);
  expect(result.packages.map(({ name }) => name)).toEqual(['Office']);
  expect(result.diagnostics).toMatchObject([{ code: 'INT1542' }]);
  expect(run.stdout + run.stderr).not.toContain('planted-secret');
  expect(readFileSync(join(folder, 'customizations.xml'), 'utf8')).toBe('<BPRT>planted-secret</BPRT>');
});

test('reports that nothing is declared, and refuses a token in a declaration', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), declaration(classrooms).replace('rank: 7', 'bprt: planted-secret'));
  writeFileSync(join(here.folder, 'none.yaml'), declaration().replace(/ {2}enrollment.*\n/u, ''));

  const refused = await runCli(['package', 'windows', 'tenant.yaml'], { cwd: here.folder });
  const none = await runCli(['package', 'windows', 'none.yaml'], { cwd: here.folder });

  expect(refused).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('INT1020') as unknown });
  expect(none).toMatchObject({ exitCode: 0, stdout: 'no bulk enrollment package is declared\n' });
});
