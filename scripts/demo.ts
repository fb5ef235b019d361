import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findTerraform } from '../cli/terraform/find.js';
import type { Diagnostic } from '../core/index.js';
import { demoAdministrator, demoApplication, demoTenantId } from '../emulator/identities.js';
import { renderDiagnostics, wantsColor } from '../report/index.js';

/** `npm run demo`: the whole way of a declaration, on real Terraform and a local Graph. Leaves nothing behind. */
async function demo(): Promise<void> {
  const terraform = await findTerraform(process.env);
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'intuneform-demo-'));
  const stage = createStage(folder);
  try {
    if ('code' in terraform) {
      await tellWithoutTerraform(stage, terraform);
    } else {
      say(`The demo runs ${terraform.product} ${terraform.version} in a temporary folder.`);
      await tellStory(stage);
    }
    say(
      `Done in ${((performance.now() - start) / 1000).toFixed(0)} seconds. The temporary folder and the local Graph are gone.`,
    );
  } finally {
    await stage.clear();
    await rm(folder, { recursive: true, force: true });
  }
}

const declaration = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority:
    desired: intune
  enrollment:
    limits: { default: 5 }
    categories:
      - { displayName: Kiosk, description: Shared devices in shops }
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 }
    maxAffected: { percent: 30 }
`;

async function tellStory(stage: Stage): Promise<void> {
  const endpoint = await declareTenant(stage);
  say('The plan tells what apply would do, and how many devices the cleanup rule would hide.');
  await stage.run(['plan', 'tenant.yaml'], 2);
  await stage.run(['apply', 'tenant.yaml'], 0);
  say('Now the tenant is as declared, and the plan is empty.');
  await stage.run(['plan', 'tenant.yaml'], 0);
  await changeByHand(endpoint);
  say('The next plan shows the drift: what, who and when.');
  await stage.run(['plan', 'tenant.yaml'], 3);
  say('drift finds the same without Terraform and without a state, in one tenant or in a thousand.');
  await stage.run(['drift', 'tenant.yaml'], 3);
  say('Apply heals it.');
  await stage.run(['apply', 'tenant.yaml'], 0);
  await stage.run(['plan', 'tenant.yaml'], 0);
}

/** What can be shown on a machine that has neither Terraform nor OpenTofu, and what cannot. */
async function tellWithoutTerraform(stage: Stage, missing: Diagnostic): Promise<void> {
  say('Neither Terraform nor OpenTofu is here, so this demo leaves out plan and apply:');
  process.stdout.write(renderDiagnostics([missing], { color: wantsColor(process.stdout, process.env) }));
  await declareTenant(stage);
  await stage.run(['synth', 'tenant.yaml'], 0);
  say(
    'drift compares the declaration with the tenant by itself. Nothing was applied yet, so what is declared is missing.',
  );
  await stage.run(['drift', 'tenant.yaml'], 3);
}

/** Starts a tenant, and writes down what it shall be. Answers the address of its Graph. */
async function declareTenant(stage: Stage): Promise<string> {
  say('A local Microsoft Graph: a tenant with no MDM authority yet and 2,000 devices.');
  const endpoint = await stage.startEmulator(['emulator', '--devices', '2000', '--authority', 'none', '--quiet']);
  say('What the tenant shall be, in tenant.yaml:');
  process.stdout.write(declaration.replaceAll(/^/gmu, '    ').trimEnd() + '\n');
  await writeFile(join(stage.folder, 'tenant.yaml'), declaration);
  await stage.run(['validate', 'tenant.yaml'], 0);
  return endpoint;
}

/** Changes two things as an administrator does in the admin center: with a token of their own, past Terraform. */
async function changeByHand(endpoint: string): Promise<void> {
  say(
    `${demoAdministrator.userPrincipalName} changes two things by hand: the cleanup rule waits 270 days, users may enroll 15 devices.`,
  );
  const token = await signIn(endpoint);
  const graph = { endpoint, token };
  const rules = await list(graph, '/beta/deviceManagement/managedDeviceCleanupRules');
  const rule = rules.find(({ deviceCleanupRulePlatformType }) => deviceCleanupRulePlatformType === 'windows');
  await patch(graph, `/beta/deviceManagement/managedDeviceCleanupRules/${idOf(rule)}`, {
    deviceInactivityBeforeRetirementInDays: 270,
  });
  const limits = await list(graph, '/beta/deviceManagement/deviceEnrollmentConfigurations');
  const limit = limits.find(({ id }) => typeof id === 'string' && id.endsWith('_DefaultLimit'));
  await patch(graph, `/beta/deviceManagement/deviceEnrollmentConfigurations/${idOf(limit)}`, {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    limit: 15,
  });
}

type GraphObject = Readonly<Record<string, unknown>>;

interface HandHeldGraph {
  readonly endpoint: string;
  readonly token: string;
}

async function signIn(endpoint: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: demoApplication.clientId,
    username: demoAdministrator.userPrincipalName,
    password: demoAdministrator.password,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await ask(`${endpoint}/${demoTenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  return String(answer.access_token);
}

async function list({ endpoint, token }: HandHeldGraph, path: string): Promise<readonly GraphObject[]> {
  const { value } = await ask(`${endpoint}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return value as readonly GraphObject[];
}

async function patch({ endpoint, token }: HandHeldGraph, path: string, change: GraphObject): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await ask(`${endpoint}${path}`, { method: 'PATCH', headers, body: JSON.stringify(change) });
}

async function ask(url: string, request: RequestInit): Promise<GraphObject> {
  const response = await fetch(url, request);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${request.method ?? 'GET'} ${url} was answered ${String(response.status)}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as GraphObject;
}

function idOf(object: GraphObject | undefined): string {
  if (typeof object?.id !== 'string') throw new Error('an object that was just applied is missing in the tenant');
  return object.id;
}

/** Where the demo plays: its folder, and the processes that it started. */
interface Stage {
  readonly folder: string;
  /** Starts the emulator and answers its address. */
  startEmulator(parameters: readonly string[]): Promise<string>;
  /** Shows a command and runs it. @throws Error when it ends with another exit code */
  run(parameters: readonly string[], exitCode: number): Promise<void>;
  /** Ends whatever still runs. */
  clear(): Promise<void>;
}

const program = join(__dirname, '..', 'cli', 'main.js');

function createStage(folder: string): Stage {
  const running = new Set<ChildProcess>();
  let interrupted = false;
  let endpoint = '';
  const start = (parameters: readonly string[], stdout: 'inherit' | 'pipe'): ChildProcess => {
    if (interrupted) throw new Interrupted();
    const env = { ...withoutCredentials(process.env), ...(endpoint !== '' && { INTUNEFORM_GRAPH_ENDPOINT: endpoint }) };
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: folder,
      env,
      stdio: ['ignore', stdout, 'inherit'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  const clear = async (): Promise<void> => {
    await Promise.all([...running].map(end));
  };
  onSignal(() => {
    interrupted = true;
    void clear();
  });
  return {
    folder,
    clear,
    startEmulator: async (parameters) => {
      endpoint = await firstLine(start(parameters, 'pipe'));
      return endpoint;
    },
    run: async (parameters, expected) => {
      process.stdout.write(`\n$ intuneform ${parameters.join(' ')}\n`);
      const child = start(parameters, 'inherit');
      const exitCode = await new Promise((resolve) => child.once('close', resolve));
      if (interrupted) throw new Interrupted();
      if (exitCode !== expected) throw new UnexpectedExit(parameters, { exitCode, expected });
    },
  };
}

function onSignal(listener: () => void): void {
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
}

class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

class UnexpectedExit extends Error {
  constructor(parameters: readonly string[], codes: { readonly exitCode: unknown; readonly expected: number }) {
    const { exitCode, expected } = codes;
    super(`intuneform ${parameters.join(' ')} ended with ${String(exitCode)} instead of ${String(expected)}`);
  }
}

/** The demo signs in to its own Graph alone, whatever the user is signed in to. */
function withoutCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:ARM_|TF_|INTUNEFORM_GRAPH_)/u.test(name)));
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('close', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the emulator has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the local Graph did not start');
}

function say(text: string): void {
  process.stdout.write(`\n# ${text}\n`);
}

demo().catch((thrown: unknown) => {
  process.stderr.write(`\nThe demo failed: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
});
