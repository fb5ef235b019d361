import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { jsonElements, type JsonObject, pluginCookie, pluginProtocol, providerAddress } from '../../core/index.js';
import { waitsVariable } from '../../provider/graph/waits-file.js';
import type { PrivateFolder } from '../process/private-folder.js';
import type { Environment } from '../process/session.js';
import { followWaits } from './follow-waits.js';

/** One process of our provider that serves all Terraform processes of a plan, until it is disposed of. */
export interface ProviderHost extends Disposable {
  /**
   * The variables with which Terraform connects to it. Undefined: it did not start, and Terraform starts the provider
   * as usual.
   */
  readonly ready: Promise<Environment | undefined>;
  /** Whether it ended unexpectedly. */
  readonly isGone: () => boolean;
}

/** The provider to serve. */
export interface Hosting {
  /** Program of the provider. Undefined: Terraform starts it. */
  readonly hosted?: string | undefined;
  readonly folder: string;
  readonly env: Environment;
}

/**
 * Whether one process can serve a plan: a connection has only one provider block, its socket must be private to this
 * user, and a Terraform log must contain the output of the provider.
 *
 * `INTUNEFORM_PROVIDER_HOST=off`: Terraform starts the provider, as for every apply.
 *
 * @see docs/adr/224-one-provider-for-a-plan.md
 */
export function mayHost(stack: JsonObject, env: Environment): boolean {
  if (process.platform === 'win32' || env.INTUNEFORM_PROVIDER_HOST === 'off') return false;
  const isWatched = Object.keys(env).some((name) => /^TF_(?:LOG|REATTACH_PROVIDERS)/u.test(name));
  const blocks = Object.entries({ ...(stack.provider as JsonObject | undefined) }).filter(
    ([name]) => name === 'intune',
  );
  return !isWatched && stack.module === undefined && blocks.flatMap(([, value]) => jsonElements(value)).length === 1;
}

/** Starts a provider while the state and the folder are prepared. `onWait`: called with a line for each wait for Graph. */
export function openProviderHost(
  { hosted, folder, env }: Hosting,
  into: PrivateFolder,
  onWait: (line: string) => void,
): ProviderHost {
  if (hosted === undefined) return none;
  const waits = followWaits(join(into.path, 'waits'), onWait);
  const child = spawn(hosted, [], {
    cwd: folder,
    env: {
      ...env,
      [waitsVariable]: waits.file,
      TF_PLUGIN_MAGIC_COOKIE: pluginCookie,
      PLUGIN_PROTOCOL_VERSIONS: pluginProtocol,
    },
    // If it crashes, Terraform starts the provider again and reports its output.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ready = attached(child);
  return {
    ready,
    isGone: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null,
    [Symbol.dispose]: () => {
      child.kill();
      waits[Symbol.dispose]();
    },
  };
}

/** Waits for the line with the provider's address, or for its end. */
function attached(child: ChildProcessByStdio<null, Readable, null>): ProviderHost['ready'] {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestStart, undefined);
    const end = (found: Environment | undefined): void => {
      clearTimeout(timer);
      resolve(found);
    };
    child.once('error', () => {
      end(undefined);
    });
    child.once('exit', () => {
      end(undefined);
    });
    child.stdout.once('data', (line: Buffer) => {
      end(attachment(line.toString('utf8'), child.pid));
    });
  });
}

/** Start timeout of a provider in milliseconds, the same as Terraform's. */
const longestStart = 60_000;

const none: ProviderHost = {
  ready: Promise.resolve(undefined),
  isGone: () => false,
  [Symbol.dispose]: () => undefined,
};

/** `Test`: Terraform neither shuts down nor kills the process. */
function attachment(line: string, pid: number | undefined): Environment | undefined {
  const [, protocol, network, address = ''] = line.trim().split('|');
  if (protocol !== pluginProtocol || network !== 'unix' || address === '') return undefined;
  const found = { Protocol: 'grpc', ProtocolVersion: Number(protocol), Pid: pid, Test: true };
  const place = { Addr: { Network: network, String: address } };
  return { TF_REATTACH_PROVIDERS: JSON.stringify({ [providerAddress]: { ...found, ...place } }) };
}
