import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from 'node:tls';

import { type Certificate, createCertificate } from '../../../provider/plugin/certificate.js';
import { dynamicToWire } from '../../../provider/plugin/wire/dynamic-value.js';
import { type Bundle, bundleFixture, start, type Started, terraformEnvironment } from './child.js';
import { type Caller, callerOf, type ClientTls } from './grpc-client.js';

let bundle: Bundle;
let terraform: Certificate;
let stranger: Certificate;
const started: Started[] = [];
const callers: Caller[] = [];

beforeAll(async () => {
  bundle = await bundleFixture();
  terraform = await createCertificate(new Date());
  stranger = await createCertificate(new Date());
});

afterEach(async () => {
  callers.splice(0).forEach((caller) => {
    caller.close();
  });
  const processes = started.splice(0);
  processes.forEach(({ child }) => child.kill('SIGKILL'));
  await Promise.all(processes.map(({ ended }) => ended));
});

afterAll(() => {
  bundle.remove();
});

function startProvider(environment: NodeJS.ProcessEnv): Started {
  const provider = start(process.execPath, [bundle.path], environment);
  started.push(provider);
  return provider;
}

function startClear(environment: NodeJS.ProcessEnv = {}): Started {
  return startProvider({ ...terraformEnvironment, ...environment });
}

async function call(provider: Started, tls?: ClientTls): Promise<Caller> {
  const caller = callerOf(await provider.handshake, tls);
  callers.push(caller);
  return caller;
}

function pemOf([, , , , , encoded = '']: readonly string[]): string {
  return new X509Certificate(Buffer.from(encoded, 'base64')).toString();
}

const health = '/grpc.health.v1.Health/Check';
const shutdown = '/plugin.GRPCController/Shutdown';

test.each([{}, { TF_PLUGIN_MAGIC_COOKIE: 'another' }])(
  'tells a person who starts it by hand what it is',
  async (cookie) => {
    const provider = startProvider({ PLUGIN_PROTOCOL_VERSIONS: '6', ...cookie });

    await expect(provider.ended).resolves.toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^error INT4007: .*\n {2}why: .*\n {2}fix: .*\n$/u),
    });
  },
);

test.each(['5', '', '60'])(
  'refuses to speak another version of the protocol than 6: offered "%s"',
  async (versions) => {
    const provider = startProvider({ ...terraformEnvironment, PLUGIN_PROTOCOL_VERSIONS: versions });

    await expect(provider.ended).resolves.toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('error INT4008: '),
    });
  },
);

test('reports that the certificate to trust cannot be read', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: 'not a certificate' });

  await expect(provider.ended).resolves.toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('error INT4009: '),
  });
});

test('writes the handshake fields that go-plugin reads, without padding in the certificate', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });

  const [core, version, network, address = '', protocol, certificate, ...rest] = await provider.handshake;

  expect({ core, version, network, protocol, rest }).toEqual({
    core: '1',
    version: '6',
    network: 'unix',
    protocol: 'grpc',
    rest: [],
  });
  expect(existsSync(address)).toBe(true);
  expect(certificate).toMatch(/^[A-Za-z0-9+/]+$/u);
});

test('presents a certificate for localhost that a TLS client trusts, and knows its own', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });
  const fields = await provider.handshake;
  const ca = pemOf(fields);

  const peer = await new Promise<{ authorized: boolean; protocol: string | null; names: string | undefined }>(
    (resolve, reject) => {
      const tls = { ca, cert: terraform.certificate, key: terraform.privateKey, ALPNProtocols: ['h2'] };
      const socket = connect({ ...tls, path: fields[3] ?? '', servername: 'localhost' }, () => {
        const { subjectaltname } = socket.getPeerCertificate();
        resolve({ authorized: socket.authorized, protocol: socket.getProtocol(), names: subjectaltname });
        socket.destroy();
      });
      socket.on('error', reject);
    },
  );

  expect(peer).toEqual({ authorized: true, protocol: 'TLSv1.3', names: 'DNS:localhost' });
});

test('serves a caller with the right certificate', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });
  const trusted = pemOf(await provider.handshake);
  const caller = await call(provider, { ...terraform, trusted });

  await expect(caller.bytes(health)).resolves.toEqual(Buffer.from([0x08, 0x01]));
});

test('refuses a caller with another certificate', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });
  const trusted = pemOf(await provider.handshake);
  const caller = await call(provider, { ...stranger, trusted });

  await expect(caller.bytes(health)).rejects.toMatchObject({ code: 14 });
});

test('ends the connection of a caller without a certificate before it sends anything', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });
  const fields = await provider.handshake;

  const received = await new Promise<string>((resolve) => {
    const tls = { ca: pemOf(fields), ALPNProtocols: ['h2'], servername: 'localhost' };
    const socket = connect({ ...tls, path: fields[3] ?? '' }, () => socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    // An error comes before the close.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });

  expect(received).toBe('');
});

test('refuses a caller in plain text if Terraform provided a certificate', async () => {
  const provider = startClear({ PLUGIN_CLIENT_CERT: terraform.certificate });
  const caller = await call(provider);

  await expect(caller.bytes(health)).rejects.toMatchObject({ code: 14 });
});

test('ends on a shutdown request, and removes its socket', async () => {
  const provider = startClear();
  const [, , , socket = ''] = await provider.handshake;
  const caller = await call(provider);

  await caller.bytes(shutdown);

  await expect(provider.ended).resolves.toMatchObject({ code: 0, err: '' });
  expect(existsSync(dirname(socket))).toBe(false);
});

test('continues after an interrupt, which reaches the whole process group', async () => {
  const provider = startClear();
  const caller = await call(provider);

  provider.child.kill('SIGINT');

  await expect(caller.bytes(health)).resolves.toHaveLength(2);
  await expect(caller.bytes(shutdown)).resolves.toHaveLength(0);
  await expect(provider.ended).resolves.toMatchObject({ code: 0 });
});

test('ends and removes its socket when it is terminated', async () => {
  const provider = startClear();
  const [, , , socket = ''] = await provider.handshake;

  provider.child.kill('SIGTERM');

  await expect(provider.ended).resolves.toMatchObject({ code: 143 });
  expect(existsSync(dirname(socket))).toBe(false);
});

test('ends if the process that started it is killed', async () => {
  const script = `"${process.execPath}" "${bundle.path}"; true`;
  const provider = start('/bin/sh', ['-c', script], terraformEnvironment);
  started.push(provider);
  const [, , , socket = ''] = await provider.handshake;

  provider.child.kill('SIGKILL');

  // The streams close when the provider, which inherited them, is gone as well.
  await provider.ended;
  expect(existsSync(dirname(socket))).toBe(false);
});

test('listens on loopback if configured, with the same certificates', async () => {
  const provider = startClear({ INTUNEFORM_PLUGIN_TCP: '1', PLUGIN_CLIENT_CERT: terraform.certificate });
  const fields = await provider.handshake;
  const caller = await call(provider, { ...terraform, trusted: pemOf(fields) });

  await expect(caller.bytes(health)).resolves.toHaveLength(2);
  expect(fields[2]).toBe('tcp');
  expect(fields[3]).toMatch(/^127\.0\.0\.1:\d+$/u);
});

test('creates its socket in the configured folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sockets-'));
  const provider = startClear({ PLUGIN_UNIX_SOCKET_DIR: folder });

  const [, , , address = ''] = await provider.handshake;
  provider.child.kill('SIGTERM');
  await provider.ended;
  rmSync(folder, { recursive: true });

  expect(address.startsWith(`${folder}/`)).toBe(true);
});

test('listens on loopback if the path of a socket would be too long', async () => {
  const provider = startClear({ PLUGIN_UNIX_SOCKET_DIR: `/tmp/${'x'.repeat(90)}` });

  const [, , network] = await provider.handshake;

  expect(network).toBe('tcp');
});

test('answers the calls in flight when it crashes, and reports the crash without its secrets', async () => {
  const provider = startClear();
  const caller = await call(provider);
  const tenant = dynamicToWire(['object', { tenant_id: 'string', client_secret: 'string' }], { tenant_id: 't' });
  await caller.provider('ConfigureProvider', { config: tenant });
  const said = dynamicToWire(['object', { id: 'string', said: 'string', heard: 'string' }], { said: 'crash' });

  const answer = await caller.provider('ReadDataSource', { type_name: 'intune_test_echo', config: said });
  const { code, err } = await provider.ended;

  expect(answer).toMatchObject({ diagnostics: [{ severity: 1, summary: expect.stringContaining('INT9001') }] });
  expect(code).toBe(2);
  expect(err).toMatch(/^panic: INT9001: Error: crashed with Bearer \[redacted\]\n {4}at /u);
});
