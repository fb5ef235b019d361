import { codeAreas, codes, documentationOf, isDiagnosticCode } from '../../core/index.js';
import { readSource } from '../support/source-files.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

test.each(['INT1201', 'int1201', '1201'])('explains %s with its cause and remedy', async (given) => {
  using here = scratch();
  const { title, cause, remedy } = codes.INT1201;

  const run = await runCli(['explain', given, '--format', 'json'], { cwd: here.folder });

  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ code: 'INT1201', title, cause, remedy, diagnostics: [] });
});

test('explains in text, with the address of the page', async () => {
  using here = scratch();

  const run = await runCli(['explain', 'INT9001'], { cwd: here.folder });

  expect(run.stdout).toMatch(
    /^INT9001: .+\n\n.+\n\nWhat to do: .+\n\nhttps:\S+\/docs\/errors\/internal\.md#int9001\n$/su,
  );
});

test('fails if there is no such code', async () => {
  using here = scratch();

  const run = await runCli(['explain', 'INT0000'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout + run.stderr).toContain('error INT1301: the code INT0000 does not exist');
});

test('every code has its heading on the page that its address names', () => {
  const pages = new Map(codeAreas.map(({ name }) => [`/docs/errors/${name}.md`, readSource(`docs/errors/${name}.md`)]));
  const lost = Object.keys(codes)
    .filter(isDiagnosticCode)
    .filter((code) => {
      const { pathname, hash } = new URL(documentationOf(code));
      const page = [...pages].find(([path]) => pathname.endsWith(path))?.[1] ?? '';
      return !page.includes(`\n## ${hash.slice(1).toUpperCase()}\n`);
    });

  expect(lost).toEqual([]);
});
