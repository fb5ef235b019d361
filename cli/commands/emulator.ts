import type { Diagnostic } from '../../core/index.js';
import { error } from '../../core/index.js';
import type { Emulator, Switches } from '../../emulator/index.js';
import { demoAdministrator, demoApplication, demoTenant, parseSwitch, startEmulator } from '../../emulator/index.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { choiceOf, flag, texts, wholeNumber } from '../verb/inputs.js';
import { diagnosticsOutcome } from '../result/outcome.js';
import type { RequestOf } from '../verb/verb.js';
import { defineVerb } from '../verb/verb.js';

const takes = {
  arguments: {},
  options: {
    port: wholeNumber({ least: 0, most: 65_535, fallback: 0 }, '<number>', 'port to listen on, 0 for any free one'),
    devices: wholeNumber({ least: 0, most: 1_000_000, fallback: 2000 }, '<number>', 'managed devices in the tenant'),
    authority: choiceOf(
      ['none', 'intune', 'configurationManager', 'office365'],
      '<name>',
      'MDM authority of the tenant',
    ),
    latency: wholeNumber({ least: 0, most: 60_000, fallback: 0 }, '<milliseconds>', 'how long every answer takes'),
    play: texts('<switch...>', 'how the tenant answers, such as scopeTagsNotKept or auditDelaySeconds=600'),
    quiet: flag('do not explain'),
  },
};

type EmulatorRequest = RequestOf<typeof takes>;

/** Runs a local Graph. */
export const verb = defineVerb({
  name: 'emulator',
  place: 130,
  summary: 'Run a local Microsoft Graph to try things on; its address is the first line',
  ...takes,
  examples: ['intuneform emulator --port 8080 --devices 2000 --authority none'],
  exitCodes: plainExitCodes,
  run: async (request: EmulatorRequest, session) => ({
    ...diagnosticsOutcome('emulator', await emulator(request, session)),
    toStderr: true,
  }),
});

/** Runs a local Graph until a signal arrives. Its address is the first line of standard output. */
async function emulator(request: EmulatorRequest, { interrupts }: Session): Promise<readonly Diagnostic[]> {
  const started = await start(request);
  if ('code' in started) return [started];
  process.stdout.write(`${started.url}\n`);
  if (!request.quiet) process.stderr.write(explanation(started.url));
  await interrupts.arrival();
  await started.close();
  return [];
}

/** What Graph calls each authority. */
const graphAuthorities = {
  intune: 'intune',
  configurationManager: 'sccm',
  office365: 'office365',
  none: 'unknown',
} as const;

async function start({
  port,
  devices,
  authority,
  latency,
  play = [],
}: EmulatorRequest): Promise<Emulator | Diagnostic> {
  const parsed = play.map(parseSwitch);
  const wrong = parsed.find((one) => typeof one === 'string');
  if (wrong !== undefined) return unknownSwitch(wrong);
  const switches = Object.assign({}, ...parsed) as Partial<Switches>;
  const tenant = { ...demoTenant, devices, authority: graphAuthorities[authority], switches };
  try {
    return await startEmulator({ port, tenants: [tenant], latencyMs: latency });
  } catch (cause) {
    return notStarted(port, cause);
  }
}

function unknownSwitch(why: string): Diagnostic {
  return error('INT1317', {
    what: 'the emulator could not start',
    why,
    fix: 'give --play a switch of docs/emulator.md, such as scopeTagsNotKept or auditDelaySeconds=600',
  });
}

function notStarted(port: number, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (reason !== 'EADDRINUSE' && reason !== 'EACCES') throw cause;
  return error('INT1317', {
    what: 'the emulator could not start',
    why: `port ${String(port)} ${reason === 'EACCES' ? 'is not allowed' : 'is taken'} (${reason})`,
    fix: 'choose another port, or --port 0 for any free one',
  });
}

function explanation(url: string): string {
  return `
A local Microsoft Graph with one tenant: ${demoTenant.tenantId}
  application    ${demoApplication.clientId}  secret ${demoApplication.clientSecret}
  administrator  ${demoAdministrator.userPrincipalName}  password ${demoAdministrator.password}

Declare the tenant id above, then in another terminal:
  intuneform plan tenant.yaml --graph-endpoint ${url}

Against it intuneform signs in as the application by itself. Ctrl-C stops it; nothing is kept.
`;
}
