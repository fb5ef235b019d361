import type { Clock, ValueObject } from '../../../core/index.js';
import {
  connectGraph,
  type ConnectOptions,
  type GraphConnection,
  type GraphSettings,
  type LogEntry,
  resolveConfiguration,
} from '../../../provider/graph/index.js';

export const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
export const clientId = '6e74172b-be56-4843-9ff4-e66a39bb12e3';
export const plantedSecret = 'planted-client-secret';
export const start = new Date('2026-11-23T05:12:00Z');

/** A clock that jumps: sleeps end at once, and advance the time. */
export interface JumpingClock extends Clock {
  /** Milliseconds of every sleep, in order. */
  readonly sleeps: number[];
  jump(milliseconds: number): void;
}

export function createClock(): JumpingClock {
  let now = start.getTime();
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(now),
    jump: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      now = Math.max(now, now + milliseconds);
      return Promise.resolve();
    },
  };
}

/** Resolves a configuration that must be valid. */
export function settingsFor(config: ValueObject): GraphSettings {
  const { settings, diagnostics } = resolveConfiguration(config, {});
  if (settings === undefined) throw new Error(JSON.stringify(diagnostics));
  return settings;
}

/** A connection for a test, with what it logged and how long it slept. */
export interface TestConnection extends GraphConnection {
  readonly clock: JumpingClock;
  readonly log: LogEntry[];
}

/** Connects with a client secret. No time passes; back-off uses its full range. */
export function connect(graphEndpoint: string, options: ConnectOptions = {}, config: ValueObject = {}): TestConnection {
  const clock = createClock();
  const log: LogEntry[] = [];
  const settings = settingsFor({ tenantId, clientId, clientSecret: plantedSecret, graphEndpoint, ...config });
  const connection = connectGraph(settings, {
    clock,
    random: () => 1,
    version: '1.2.3',
    log: (entry) => log.push(entry),
    ...options,
  });
  return { ...connection, clock, log };
}
