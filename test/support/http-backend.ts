import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Terraform's `http` backend: a state that is kept elsewhere. */
export interface HttpBackend extends AsyncDisposable {
  readonly url: string;
  /** Undefined: there is no state yet. */
  state: string | undefined;
}

/** Serves a state. @see https://developer.hashicorp.com/terraform/language/backend/http */
export async function startHttpBackend(): Promise<HttpBackend> {
  const kept: { state: string | undefined } = { state: undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'POST') kept.state = Buffer.concat(chunks).toString();
      const isMissing = request.method === 'GET' && kept.state === undefined;
      response.writeHead(isMissing ? 404 : 200).end(request.method === 'GET' ? kept.state : '');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(kept, {
    url: `http://127.0.0.1:${String(port)}/state`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  });
}

/** Keeps the state of a synthesized stack there instead of in a local file. */
export function keepStateIn({ url }: HttpBackend, outdir: string, name: string): void {
  const file = join(outdir, 'stacks', name, 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as { terraform: { backend: object } };
  stack.terraform.backend = { http: { address: url } };
  writeFileSync(file, JSON.stringify(stack));
}
