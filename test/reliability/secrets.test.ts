import { spawn } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { demoApplication, demoTenantId } from '../../emulator/index.js';
import { createCertificate } from '../../provider/plugin/certificate.js';
import { type CliRun, endOf } from '../cli/cli-process.js';
import { type TenantFixture, tenantFixture } from '../cli/tenant-fixture.js';
import { engine } from '../support/engine.js';
import { uploadPushCertificate } from '../support/push-certificates.js';
import { type EchoPlace, type EchoServer, startEchoServer } from './echo-server.js';
import { filesBelow, foundIn, withoutPublic } from './planted.js';
import { seed } from './scale.js';

let draws = 0;

/** Bytes that look random. The seed determines them. */
function drawn(outputLength: number): Buffer {
  draws += 1;
  return createHash('shake256', { outputLength })
    .update(`${String(seed)} ${String(draws)}`)
    .digest();
}

/** Secrets with the lengths and alphabets of Entra, Apple and people, with all characters that some format escapes. */
const planted = {
  clientSecret: 'pQ8~' + drawn(18).toString('base64url') + '.&<"\'+/%\\x',
  adeToken: [
    'MIME-Version: 1.0',
    'Content-Type: application/pkcs7-mime; name="smime.p7m"; smime-type=enveloped-data',
    '',
    ...Array.from({ length: 20 }, () => drawn(48).toString('base64')),
  ].join('\n'),
  password: `Local-${drawn(12).toString('hex')}!`,
  proxyPassword: `proxy-${drawn(9).toString('hex')}`,
};

/** Ways to sign in without a client secret: what the environment holds, and what of it is secret, by name. */
interface Credential {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

async function certificateCredential(): Promise<Credential> {
  const { certificate, privateKey } = await createCertificate(new Date());
  const passphrase = `pass-${drawn(12).toString('hex')}`;
  const cipher = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  const key = createPrivateKey(privateKey).export(cipher).toString();
  return {
    environment: {
      ARM_CLIENT_CERTIFICATE: Buffer.from(`${certificate}\n${key}`).toString('base64'),
      ARM_CLIENT_CERTIFICATE_PASSWORD: passphrase,
    },
    secrets: { passphrase, ...linesOf('key', key.trim().split('\n').slice(1, -1)) },
  };
}

function identityTokenCredential(): Credential {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { jti: drawn(16).toString('hex'), exp: Math.floor(Date.now() / 1000) + 3600 };
  const token = [part({ kid: drawn(16).toString('hex') }), part(claims), drawn(64).toString('base64url')];
  return {
    environment: { ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: token.join('.') },
    secrets: linesOf('identity token', token),
  };
}

function linesOf(name: string, lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line, index) => [`${name} ${String(index)}`, line]));
}

let fixture: TenantFixture;
let echo: EchoServer;
const runs: { readonly what: string; readonly run: CliRun }[] = [];

const more = [
  '  enrollment:',
  '    apple:',
  '      pushCertificate: { appleIdentifier: mdm@contoso.com }',
  '      automatedDeviceEnrollment:',
  '        - tokenName: Apple Business Manager',
  '          appleIdentifier: mdm@contoso.com',
  '          tokenFile: ade.p7m',
  '          tokenVersion: "1"',
  '          defaultProfiles: { macOS: Macs }',
  '          profiles:',
  '            macOS:',
  '              - displayName: Macs',
  '                adminAccountUserName: admin',
  '                adminAccountFullName: Local admin',
  '                adminAccountPasswordFile: admin.txt',
  '                adminAccountPasswordVersion: "1"',
];

const clientSecret: Credential = { environment: { ARM_CLIENT_SECRET: planted.clientSecret }, secrets: {} };

beforeEach(() => {
  credential = clientSecret;
});

beforeAll(async () => {
  fixture = await tenantFixture({ more });
  await uploadPushCertificate(fixture.tenant);
  echo = await startEchoServer({
    target: fixture.emulator.url,
    planted: planted.clientSecret,
    known: demoApplication.clientSecret,
  });
  writeFileSync(join(fixture.folder, 'ade.p7m'), planted.adeToken);
  writeFileSync(join(fixture.folder, 'admin.txt'), planted.password);
});

afterAll(async () => {
  await echo[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
});

let credential: Credential;

/** The credential of the run, and others that it does not use. */
function environment(): Record<string, string> {
  return {
    INTUNEFORM_GRAPH_ENDPOINT: echo.url,
    ARM_CLIENT_ID: demoApplication.clientId,
    ...credential.environment,
    NO_PROXY: '127.0.0.1',
    HTTPS_PROXY: `http://user:${planted.proxyPassword}@127.0.0.1:9`,
  };
}

async function run(...parameters: readonly string[]): Promise<CliRun> {
  echo.forget();
  const ended = await fixture.cli(parameters, { env: { ...environment(), INTUNEFORM_DEBUG: '1' } });
  runs.push({ what: parameters.join(' '), run: ended });
  return ended;
}

/** Secrets in all output, by place. Tokens also count as secrets. */
function leaks(): readonly string[] {
  const tokens = Object.fromEntries(echo.tokens.map((token, index) => [`token ${String(index)}`, token]));
  const assertions = linesOf('assertion', echo.assertions);
  // The frame of the token file is the same for everybody.
  const { adeToken, ...others } = planted;
  const lines = linesOf('line', adeToken.split('\n').slice(3));
  const all = { ...others, ...lines, ...tokens, ...assertions, ...credential.secrets };
  const told = runs.flatMap(({ what, run: { stdout, stderr } }) =>
    foundIn(`${stdout}\n${stderr}`, all).map((found) => `${what} prints ${found}`),
  );
  const kept = [
    ...filesBelow(fixture.folder, ['ade.p7m', 'admin.txt', '/intuneform-provider/', '/plugins/', '/mirror/']),
  ]
    .filter(([file]) => !isOfThePackage(file))
    .flatMap(([file, text]) =>
      foundIn(withoutPublic(text, demoTenantId), all).map((found) => `${file} holds ${found}`),
    );
  return [...told, ...kept].slice(0, 8);
}

/** Whether a file is, byte for byte, one of the provider's own: to search its 4 MB for every part of a secret takes ten seconds. */
function isOfThePackage(file: string): boolean {
  const own = join('dist/provider/package', basename(file));
  return existsSync(own) && readFileSync(own).equals(readFileSync(file));
}

/** Verbs and formats by place: a sample, or all of them in all places. */
const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'html'];
const isWhole = process.env.INTUNEFORM_RELIABILITY === 'full';
const drift = ['drift', 'tenant.yaml'];
const plan = ['plan', 'tenant.yaml'];
const exported = ['--tenant', demoTenantId, '--force', '--out'];
const all: readonly (readonly string[])[] = [
  ...formats.flatMap((format) => [
    [...drift, '--format', format],
    [...plan, '--format', format],
    [...drift, '--format', format, '--output', `drift.${format}`],
    [...plan, '--format', format, '--output', `plan.${format}`],
  ]),
  ['doctor', 'tenant.yaml'],
  ['doctor', 'tenant.yaml', '--format', 'json'],
  ['apply', 'tenant.yaml', '--auto-approve'],
  ['export', ...exported, 'exported'],
  ['adopt', ...exported, 'adopted'],
];
const sample: Readonly<Record<EchoPlace, readonly (readonly string[])[]>> = {
  errors: [
    [...drift, '--format', 'html'],
    [...plan, '--format', 'markdown', '--output', 'plan.md'],
    ['doctor', 'tenant.yaml'],
    ['apply', 'tenant.yaml', '--auto-approve'],
    ['export', ...exported, 'exported'],
  ],
  html: [[...drift, '--format', 'junit']],
  'sign-in': [
    [...drift, '--format', 'sarif'],
    ['doctor', 'tenant.yaml'],
    ['adopt', ...exported, 'adopted'],
  ],
  names: [
    [...drift, '--format', 'text'],
    [...drift, '--format', 'json', '--output', 'drift.json'],
    [...plan, '--format', 'json'],
    ['export', ...exported, 'exported'],
    ['apply', 'tenant.yaml', '--auto-approve'],
  ],
};

const sampleOfCredential = {
  errors: [[...plan, '--format', 'markdown']],
  'sign-in': [
    [...drift, '--format', 'sarif'],
    ['doctor', 'tenant.yaml'],
  ],
  names: [['apply', 'tenant.yaml', '--auto-approve']],
} as const;

test('the server receives every secret that is sent', async () => {
  echo.echo('nowhere');

  const { exitCode, stdout, stderr } = await run('apply', 'tenant.yaml', '--auto-approve');

  expect({ exitCode, said: exitCode === 0 ? '' : stdout + stderr }).toEqual({ exitCode: 0, said: '' });
  expect(stdout).toContain('applied');
  const sent = JSON.stringify(fixture.emulator.journal.map(({ body }) => body ?? null));
  expect(sent).toContain(JSON.stringify(planted.adeToken).slice(1, -1));
  expect(sent).toContain(planted.password);
  expect(leaks()).toEqual([]);
});

test.each(Object.entries(sample))(
  'no command prints or stores a secret that a server repeats in %s',
  async (place, some) => {
    echo.echo(place as EchoPlace);
    fixture.declare({ more: more.map((line) => line.replace('"1"', `"${place}"`)) });
    runs.length = 0;

    for (const parameters of isWhole ? all : some) await run(...parameters);

    expect(
      runs.filter(({ what, run: { stdout, stderr } }) => !what.includes('--output') && stdout + stderr === ''),
    ).toEqual([]);
    expect(leaks()).toEqual([]);
  },
  600_000,
);

const otherCredentials = {
  'a certificate': certificateCredential,
  'an identity token': () => Promise.resolve(identityTokenCredential()),
} as const;

test.each(Object.entries(otherCredentials))(
  'no command prints or stores %s, or its credential, if a server repeats it',
  async (_what, make) => {
    credential = await make();
    runs.length = 0;

    for (const place of ['errors', 'sign-in', 'names'] as const) {
      echo.echo(place);
      for (const parameters of isWhole ? all : sampleOfCredential[place]) await run(...parameters);
    }

    expect(echo.assertions).not.toEqual([]);
    expect(leaks()).toEqual([]);
  },
  1_200_000,
);

test('plain Terraform with a trace log prints and stores no secret', async () => {
  echo.echo('names');
  runs.length = 0;
  await run('provider', 'install', '--dir', join(fixture.folder, 'plugins'));
  const folder = join(fixture.folder, 'cdktf.out', 'stacks', 'contoso');
  const config = join(fixture.folder, 'terraform.rc');
  const mirror = `filesystem_mirror { path = "${join(fixture.folder, 'plugins')}" }`;
  writeFileSync(config, `provider_installation {\n  ${mirror}\n}\n`);
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: fixture.folder, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: '1' },
    ...{ TF_LOG: 'trace', TF_IN_AUTOMATION: '1', TF_INPUT: '0', ...environment() },
  };

  for (const verb of [
    ['init', '-upgrade'],
    ['plan', '-out=own.tfplan'],
    ['show', '-json', 'own.tfplan'],
    ['apply', '-auto-approve'],
  ]) {
    const ended = await endOf(spawn(engine, verb, { cwd: folder, env }));
    runs.push({ what: `terraform ${verb.join(' ')}`, run: ended });
  }

  expect(runs.map(({ run: { exitCode } }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
  expect(runs.at(-1)?.run.stderr).toContain('graph request');
  expect(existsSync(join(folder, 'own.tfplan'))).toBe(true);
  expect(leaks()).toEqual([]);
});
