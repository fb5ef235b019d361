import { type DeviceKind, deviceKinds } from './device-kinds.js';
import { createRandom, type Random } from './random.js';

/** Facts of one device; all other properties are computed from them on read. */
export interface DeviceFacts {
  readonly position: number;
  readonly id: string;
  readonly kind: DeviceKind;
  /** Milliseconds since 1970. */
  readonly lastSync: number;
  readonly enrolled: number;
  /** Expiry of the management certificate. Undefined: Jamf manages the device, so it has no certificate from Intune. */
  readonly certificateEnd: number | undefined;
  readonly state: string;
  readonly marks: DeviceMarks;
}

/** Properties of a device that administrators and groups set. */
export interface DeviceMarks {
  /** Name of its category. Default: none, which Graph returns as `Unknown`. */
  readonly category?: string;
  /** Default: the built-in tag. */
  readonly scopeTagIds?: readonly string[];
}

/** The devices of a tenant, in columns; 100,000 of them take some megabytes and milliseconds. */
export interface Fleet {
  /** Number of positions, including deleted and hidden devices. */
  readonly positions: number;
  readonly isPresent: (position: number) => boolean;
  readonly at: (position: number) => DeviceFacts;
  /** Position of an existing device, or undefined. */
  find(id: string): number | undefined;
  remove(position: number): void;
  setState(position: number, state: string): void;
  mark(position: number, marks: DeviceMarks): void;
  /**
   * Hides the devices of a platform (`all`: every platform) that have been inactive since before `limit`, except
   * Jamf's. Returns their positions.
   */
  hide(platform: string, limit: number): number[];
  /** Removes the devices whose management certificate expired before `limit`. */
  expire(limit: number): void;
}

/** Options of a fleet. */
export interface FleetOptions {
  readonly count: number;
  readonly seed: number;
  /** Time that check-ins are relative to. */
  readonly start: Date;
}

const day = 86_400_000;

/** Creates a fleet. The same options give the same fleet. */
export function createFleet(options: FleetOptions): Fleet {
  const columns = fill(options);
  const gone = new Set<number>();
  const states = new Map<number, string>();
  const marks = new Map<number, DeviceMarks>();
  const at = (position: number): DeviceFacts => factsAt(columns, position, { seed: options.seed, states, marks });
  return {
    positions: options.count,
    isPresent: (position) => position < options.count && !gone.has(position),
    at,
    find: (id) => {
      const position = positionOf(id);
      return position < options.count && !gone.has(position) && at(position).id === id.toLowerCase()
        ? position
        : undefined;
    },
    remove: (position) => gone.add(position),
    setState: (position, state) => states.set(position, state),
    mark: (position, more) => marks.set(position, { ...marks.get(position), ...more }),
    hide: (platform, limit) => {
      const hidden = silentSince(columns, { platform, limit }).filter((position) => !gone.has(position));
      for (const position of hidden) gone.add(position);
      return hidden;
    },
    expire: (limit) => {
      columns.certificateEnd.forEach((end, position) => {
        if (end < limit) gone.add(position);
      });
    },
  };
}

interface Columns {
  readonly kind: Uint8Array;
  readonly lastSync: Float64Array;
  readonly enrolled: Float64Array;
  /** Infinite if there is none. */
  readonly certificateEnd: Float64Array;
}

function fill({ count, seed, start }: FleetOptions): Columns {
  const random = createRandom(seed ^ 0x5eed);
  const times = (): Float64Array => new Float64Array(count);
  const columns = { kind: new Uint8Array(count), lastSync: times(), enrolled: times(), certificateEnd: times() };
  const kinds = deviceKinds.flatMap(({ share }, index) => Array.from({ length: share }, () => index));
  for (let position = 0; position < count; position++) {
    const silence = silentDays(random) * day;
    columns.kind[position] = kinds[random.below(kinds.length)] ?? 0;
    columns.lastSync[position] = start.getTime() - silence;
    columns.enrolled[position] = start.getTime() - silence - (1 + random.below(900)) * day;
    columns.certificateEnd[position] = certificateEnd(columns, position, start.getTime());
  }
  return columns;
}

/**
 * Certificates are renewed while a device checks in, so they expire within a year of the last check-in. The service
 * removes a device 180 days later, so no certificate of a new fleet expired earlier than that.
 */
function certificateEnd({ kind, lastSync }: Columns, position: number, start: number): number {
  if (deviceKinds[kind[position] ?? 0]?.managementAgent === 'jamf') return Infinity;
  const end = (lastSync[position] ?? 0) + (20 + ((position * 37) % 330)) * day;
  return Math.max(end, start - (1 + (position % 178)) * day);
}

/** Days since the last check-in: most devices check in daily, and a fifth has been inactive for more than a quarter. */
function silentDays(random: Random): number {
  const share = random.next();
  if (share < 0.58) return random.next() * 2;
  if (share < 0.7) return 2 + random.next() * 28;
  if (share < 0.78) return 30 + random.next() * 60;
  return 90 + random.next() * 310;
}

interface FactsOptions {
  readonly seed: number;
  readonly states: ReadonlyMap<number, string>;
  readonly marks: ReadonlyMap<number, DeviceMarks>;
}

const unmarked: DeviceMarks = {};

function factsAt(columns: Columns, position: number, { seed, states, marks }: FactsOptions): DeviceFacts {
  return {
    position,
    // Computed on demand: a filter over the whole fleet never needs it.
    get id() {
      return deviceId(seed, position);
    },
    kind: deviceKinds[columns.kind[position] ?? 0] ?? firstKind(),
    lastSync: columns.lastSync[position] ?? 0,
    enrolled: columns.enrolled[position] ?? 0,
    certificateEnd: finite(columns.certificateEnd[position]),
    state: states.get(position) ?? 'managed',
    marks: marks.get(position) ?? unmarked,
  };
}

function finite(time = Infinity): number | undefined {
  return time === Infinity ? undefined : time;
}

function firstKind(): DeviceKind {
  const [first] = deviceKinds;
  if (!first) throw new RangeError('there are no kinds of devices');
  return first;
}

function silentSince({ kind, lastSync }: Columns, { platform, limit }: { platform: string; limit: number }): number[] {
  const covered = deviceKinds.map(
    ({ cleanupPlatform, managementAgent }) =>
      (platform === 'all' || cleanupPlatform === platform) && managementAgent !== 'jamf',
  );
  const silent: number[] = [];
  for (let position = 0; position < lastSync.length; position++) {
    if ((lastSync[position] ?? 0) < limit && covered[kind[position] ?? 0]) silent.push(position);
  }
  return silent;
}

/**
 * The id of a device contains its position (multiplied by an odd number, so that ids look unordered), so lookups need
 * no index.
 */
function deviceId(seed: number, position: number): string {
  const random = createRandom(seed ^ Math.imul(position + 1, 0x9e3779b1));
  const scrambled = Math.imul(position, 0x2c1b3c6d) >>> 0;
  return `${random.guid().slice(0, 28)}${scrambled.toString(16).padStart(8, '0')}`;
}

/** The multiplicative inverse of the odd number above, modulo 2^32. */
const inverse = inverseOf(0x2c1b3c6d);

function inverseOf(odd: number): number {
  let result = odd;
  for (let step = 0; step < 5; step++) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result >>> 0;
}

function positionOf(id: string): number {
  const scrambled = parseInt(id.slice(-8), 16);
  return Math.imul(scrambled, inverse) >>> 0;
}
