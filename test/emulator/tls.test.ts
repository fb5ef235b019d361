import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication, demoTenantId, type Emulator, startEmulator } from '../../emulator/index.js';

function start(): Promise<Emulator> {
  return startEmulator({ tls: true, pageSize: 2, tenants: [{ tenantId: demoTenantId, categories: 2 }] });
}

/** Asks over TLS, trusting the emulator's certificate alone. */
async function ask({ url, certificate }: Emulator, path: string): Promise<unknown> {
  const client = request(`${url}${path}`, { ca: certificate }).end();
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response as AsyncIterable<Buffer>) text += chunk.toString();
  return JSON.parse(text);
}

test('serves OpenID discovery over TLS, with the requested host', async () => {
  await using emulator = await start();

  const configuration = await ask(emulator, `/${demoTenantId}/v2.0/.well-known/openid-configuration`);
  const instance = await ask(emulator, '/common/discovery/instance?api-version=1.1');

  expect(configuration).toMatchObject({
    issuer: `${emulator.url}/${demoTenantId}/v2.0`,
    token_endpoint: `${emulator.url}/${demoTenantId}/oauth2/v2.0/token`,
  });
  expect(instance).toMatchObject({ metadata: [{ preferred_network: new URL(emulator.url).host }] });
});

test('creates a self-signed certificate that is valid for the loopback names', async () => {
  await using emulator = await start();

  const certificate = new X509Certificate(emulator.certificate ?? '');

  expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
});

test('works with the unmodified clients of Microsoft: azure/identity, microsoft-graph-client and kiota', async () => {
  await using emulator = await start();
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-tls-'));
  const trusted = join(folder, 'emulator.pem');
  writeFileSync(trusted, emulator.certificate ?? '');
  const { clientId, clientSecret } = demoApplication;
  const script = join(__dirname, 'microsoft-clients.mjs');

  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, emulator.url, demoTenantId, clientId, clientSecret],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted } },
    );

    expect(JSON.parse(stdout)).toEqual({
      names: ['Category 1', 'Category 2', 'Third'],
      kiota: [true, 'Third'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
