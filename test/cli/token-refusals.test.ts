import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { type CliRun, runCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { yamlOf } from './tenant-fixture.js';

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

const refusals: Readonly<Record<string, Refusal>> = {
  // Longer than any wait, to keep the test short.
  '429': { status: 429, headers: { ...json, 'Retry-After': '900' }, body: '{"error":"temporarily_unavailable"}' },
  '500': { status: 500, headers: json, body: '{"error":"server_error","error_description":"try later"}' },
  'HTML with status 200': { status: 200, headers: html, body: '<html>sign in to the guest network</html>' },
  'HTML with status 503': { status: 503, headers: html, body: '<html>maintenance</html>' },
};

/** A server that answers every request in the same way. */
async function startRefusing({ status, headers, body }: Refusal): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

test.each(Object.keys(refusals))(
  'drift, doctor and plan end with 5 and INT3108 if the token endpoint answers %s',
  async (name) => {
    using here = scratch();
    writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
    const refusal = refusals[name];
    if (!refusal) throw new Error('no such refusal');
    await using server = await startRefusing(refusal);
    const env = { INTUNEFORM_GRAPH_ENDPOINT: server.url };
    const run = (verb: string): Promise<CliRun> =>
      runCli([verb, 'tenant.yaml', '--format', 'json'], { cwd: here.folder, env });

    const runs = await Promise.all(['drift', 'doctor', 'plan'].map(run));

    expect(runs.map(({ exitCode, stdout }) => [exitCode, stdout.match(/INT310\d/gu)?.[0]])).toEqual([
      [5, 'INT3108'],
      [5, 'INT3108'],
      [5, 'INT3108'],
    ]);
  },
  120_000,
);
