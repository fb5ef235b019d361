import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

import { createCertificate } from '../../../emulator/http/certificate.js';
import { type Emulator, startEmulator, type TenantSeed } from '../../../emulator/index.js';

/** An emulator that stands in for Microsoft Entra and Microsoft Graph at their own addresses. */
export interface MicrosoftHosts extends AsyncDisposable {
  readonly emulator: Emulator;
  /** Environment with which a process reaches it: a proxy, and the certificate to trust. */
  readonly environment: Readonly<Record<string, string>>;
  /** Hosts that were requested from the proxy, each once. */
  readonly hosts: () => readonly string[];
  /** Requests to Microsoft Entra since the last call: path and program, such as `/<tenant>/oauth2/v2.0/token intuneform`. */
  readonly signIns: () => readonly string[];
}

const names = ['login.microsoftonline.com', 'graph.microsoft.com'];

/** Starts the emulator behind a proxy that sends the connections to Microsoft's hosts to it, and refuses others. */
export async function startMicrosoftHosts(tenant: TenantSeed): Promise<MicrosoftHosts> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-hosts-'));
  const trusted = join(folder, 'trusted.pem');
  const { key, cert } = createCertificate(new Date(), names);
  writeFileSync(trusted, cert);
  const emulator = await startEmulator({ tenants: [tenant] });
  const signIns: string[] = [];
  const secure = createTlsServer({ key, cert }, (socket) => {
    socket.on('data', (chunk: Buffer) => {
      const head = chunk.toString('latin1');
      const [, path = ''] = /^(?:GET|POST) ([^ ?]+)/u.exec(head) ?? [];
      const [, program = ''] = /^user-agent: ([^\s/]+)/imu.exec(head) ?? [];
      if (/^host: login\./imu.test(head)) signIns.push(`${path} ${program}`);
    });
    passOn(socket, connect(Number(new URL(emulator.url).port), '127.0.0.1'));
  });
  const requested = new Set<string>();
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket: Socket) => {
    const [host = ''] = (request.url ?? '').split(':');
    requested.add(host);
    if (!names.includes(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(portOf(secure), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    passOn(socket, upstream);
  });
  await Promise.all([secure, proxy].map(listening));
  return {
    emulator,
    environment: { HTTPS_PROXY: `http://127.0.0.1:${String(portOf(proxy))}`, NODE_EXTRA_CA_CERTS: trusted },
    hosts: () => [...requested].sort(),
    signIns: () => signIns.splice(0),
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections();
      proxy.close();
      secure.close();
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Passes bytes on in both directions, until one side ends or breaks. */
function passOn(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
