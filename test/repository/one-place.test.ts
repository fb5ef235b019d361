import { readSource, sourceFiles } from '../support/source-files.js';

/** Tasks that one file performs for all others. A second implementation would drift from the first. */
const onePlace = [
  {
    what: 'pauses between two attempts',
    rooms: ['provider/engine'],
    code: /\bclock\.sleep\(/u,
    in: ['provider/engine/patiently.ts'],
  },
  { what: 'connects to Graph', rooms: ['cli'], code: /\bconnectGraph\(/u, in: ['cli/process/open-graph.ts'] },
  {
    what: 'tells a list of JSON from other values',
    rooms: ['core', 'provider', 'report', 'constructs', 'schemas', 'cli'],
    code: /\bas (?:readonly )?Json\[\]/u,
    in: [],
  },
  {
    what: 'decides what Graph alone determines',
    rooms: ['core', 'provider', 'report', 'cli'],
    code: /presenceOf\(attribute\) === 'computed' && attribute\.digestOf === undefined/u,
    in: ['core/attribute.ts'],
  },
  {
    what: 'finds a definition by its Terraform type',
    rooms: ['core', 'provider', 'report', 'cli'],
    code: /terraformType\((?:one\.)?name\) === type\b/u,
    in: ['core/find-definition.ts'],
  },
  { what: 'narrows a shape and throws', rooms: ['provider/engine'], code: /TypeError\('not an? /u, in: [] },
  {
    what: 'asks in a test how long something takes, which depends on the machine: see `workOf`',
    rooms: ['test'],
    code: /\b(?:performance\.now|hrtime[.\w]*|cpuUsage|resourceUsage)\(/u,
    // What these wait for has a limit, but no test measures it.
    in: ['test/cli/until.ts', 'test/reliability/processes.ts', 'test/reliability/run-crash-matrix.ts'],
  },
  {
    what: 'draws values in a test that `INTUNEFORM_SEED` does not determine',
    rooms: ['test'],
    code: /\b(?:Math\.random|randomBytes|randomInt|randomUUID|getRandomValues)\(|\bDate\.now\(\) %/u,
    in: ['test/reliability/run-crash-matrix.ts'],
  },
];

test.each(onePlace)('$what in one place', ({ rooms, code, in: expected }) => {
  const found = sourceFiles(rooms).filter((file) => code.test(readSource(file)));

  expect([...found].sort()).toEqual(expected);
});
