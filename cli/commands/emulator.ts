import { type Diagnostic, error } from '../../core/index.js';
import {
  demoAdministrator,
  demoApplication,
  demoTenant,
  emulatedIdentities,
  type Emulator,
  type EmulatorOptions,
  parseSwitch,
  startEmulator,
  type Switches,
  type TenantSeed,
} from '../../emulator/index.js';
import { seedLike } from '../emulation/seed-like.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome } from '../result/outcome.js';
import { choiceOf, flag, text, texts, wholeNumber } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {},
  options: {
    port: wholeNumber({ least: 0, most: 65_535, fallback: 0 }, '<number>', 'port to listen on; 0 for any free port'),
    devices: wholeNumber(
      { least: 0, most: 1_000_000, fallback: 2000 },
      '<number>',
      'number of managed devices in the tenant',
    ),
    authority: choiceOf(
      ['none', 'intune', 'configurationManager', 'office365'],
      '<name>',
      'MDM authority of the tenant',
    ),
    latency: wholeNumber({ least: 0, most: 60_000, fallback: 0 }, '<milliseconds>', 'delay of each response'),
    throttle: flag(
      'throttle like Intune: respond with 429 above limits such as 100 writes or 1,000 requests in 20 seconds',
    ),
    like: text('<path>', 'create the tenant, groups, apps and certificate that a declaration (file or folder) needs'),
    bound: flag('bind the tenant to managed Google Play'),
    pushCertificate: text('<apple-id>', 'start with a push certificate uploaded for this Apple ID'),
    identity: choiceOf(emulatedIdentities, '<name>', 'identity that intuneform uses if it has no other credentials'),
    tls: flag('serve HTTPS with a self-signed certificate'),
    play: texts('<switch...>', 'special behaviors of the tenant, such as scopeTagsNotKept or auditDelaySeconds=600'),
    quiet: flag('print only the address'),
  },
};

type EmulatorRequest = RequestOf<typeof takes>;

/** Runs a local Graph. */
export const verb = defineVerb({
  name: 'emulator',
  place: 130,
  summary: 'Run a local emulator of Microsoft Graph, and print its address on the first line',
  ...takes,
  examples: [
    'intuneform emulator --port 8080 --devices 2000 --authority none',
    'intuneform emulator --like tenant.yaml --devices 0 --identity administrator',
  ],
  exitCodes: plainExitCodes,
  run: async (request: EmulatorRequest, session) => ({
    ...diagnosticsOutcome('emulator', await emulator(request, session)),
    toStderr: true,
  }),
});

/** Runs a local Graph until a signal arrives. Its address is the first line of standard output. */
async function emulator(request: EmulatorRequest, { interrupts, env }: Session): Promise<readonly Diagnostic[]> {
  const prepared = prepare(request, env);
  if ('diagnostics' in prepared) return prepared.diagnostics;
  const started = await start(prepared.options);
  if ('code' in started) return [started];
  process.stdout.write(`${started.url}\n`);
  if (!request.quiet) process.stderr.write(explanation(started, prepared.options));
  await interrupts.arrival();
  await started.close();
  return [];
}

/** Graph's name of each authority. */
const graphAuthorities = {
  intune: 'intune',
  configurationManager: 'sccm',
  office365: 'office365',
  none: 'unknown',
} as const;

type Prepared = { readonly options: EmulatorOptions } | { readonly diagnostics: readonly Diagnostic[] };

function prepare(request: EmulatorRequest, env: Session['env']): Prepared {
  const { play = [], like, port, latency, throttle = false, tls = false, identity } = request;
  const parsed = play.map(parseSwitch);
  const wrong = parsed.find((one) => typeof one === 'string');
  if (wrong !== undefined) return { diagnostics: [unknownSwitch(wrong)] };
  const found = like === undefined ? { seeds: [demoTenant] } : seedLike(like, env);
  if ('diagnostics' in found) return found;
  const switches = Object.assign({}, ...parsed) as Partial<Switches>;
  const tenants = found.seeds.map((seed) => ({ ...demoTenant, ...seed, ...chosen(request), switches }));
  return { options: { port, tenants, latencyMs: latency, throttle, tls, demoIdentity: identity } };
}

/** Options for the tenant; they override the declaration. */
function chosen({ devices, authority, bound, pushCertificate }: EmulatorRequest): Partial<TenantSeed> {
  return {
    devices,
    authority: graphAuthorities[authority],
    ...(bound && { managedGooglePlay: 'boundAndValidated' as const }),
    ...(pushCertificate !== undefined && { pushCertificate }),
  };
}

async function start(options: EmulatorOptions): Promise<Emulator | Diagnostic> {
  try {
    return await startEmulator(options);
  } catch (cause) {
    return notStarted(options.port ?? 0, cause);
  }
}

function unknownSwitch(why: string): Diagnostic {
  return error('INT1317', {
    what: 'the emulator could not start',
    why,
    fix: 'pass --play a behavior from docs/emulator-behavior.md, such as scopeTagsNotKept or auditDelaySeconds=600',
  });
}

function notStarted(port: number, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (reason !== 'EADDRINUSE' && reason !== 'EACCES') throw cause;
  return error('INT1317', {
    what: 'the emulator could not start',
    why: `port ${String(port)} ${reason === 'EACCES' ? 'is not allowed' : 'is taken'} (${reason})`,
    fix: 'choose another port, or use --port 0 for any free port',
  });
}

function explanation({ url, certificate }: Emulator, { tenants = [] }: EmulatorOptions): string {
  const ids = tenants.map(({ tenantId }) => tenantId).join(', ');
  const trust =
    certificate === undefined
      ? ''
      : `\nCertificate for clients to trust, for example with NODE_EXTRA_CA_CERTS:\n${certificate}`;
  return `
A local Microsoft Graph with ${tenants.length === 1 ? 'one tenant' : `${String(tenants.length)} tenants`}: ${ids}
  application    ${demoApplication.clientId}  secret ${demoApplication.clientSecret}
  administrator  ${demoAdministrator.userPrincipalName}  password ${demoAdministrator.password}

Declare the tenant id above, then in another terminal:
  intuneform plan tenant.yaml --graph-endpoint ${url}

intuneform automatically signs in to it as the application. Press Ctrl-C to stop it; nothing is kept.
${trust}`;
}
