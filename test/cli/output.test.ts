import { execFileSync } from 'node:child_process';
import { lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeAtomically } from '../../cli/process/write-file.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const declaration = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: t }
spec:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
`;

test('writes to a named pipe without replacing it by a file', async () => {
  using here = scratch();
  const pipe = join(here.folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  execFileSync('sh', ['-c', `cat '${pipe}' > '${join(here.folder, 'copy')}' &`], { stdio: 'ignore' });

  const problem = await writeAtomically(pipe, 'a report');

  expect(problem).toBeUndefined();
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

test('reports that standard output cannot be written, without an internal error', () => {
  using here = scratch();
  writeFileSync(join(here.folder, 't.yaml'), declaration);
  const program = join(process.cwd(), 'dist/cli/main.js');
  const command = `"${process.execPath}" "${program}" validate t.yaml > /dev/full 2> problem; echo $? $(cat problem)`;

  const answer = execFileSync('sh', ['-c', command], { cwd: here.folder, encoding: 'utf8' });

  expect(answer).toMatch(/^1 error INT1306: the result could not be written to standard output/u);
  expect(answer).not.toContain('INT9001');
});

test('ends at once if a declaration is a device or a named pipe without a writer', async () => {
  using here = scratch();
  execFileSync('mkfifo', [join(here.folder, 'pipe')]);

  const [device, pipe] = await Promise.all([
    runCli(['validate', '/dev/zero'], { cwd: here.folder }),
    runCli(['validate', 'pipe'], { cwd: here.folder }),
  ]);

  expect([device.exitCode, pipe.exitCode]).toEqual([1, 1]);
  expect(device.stdout + device.stderr).toContain('INT1003');
  expect(pipe.stdout + pipe.stderr).toContain('INT1004');
});
