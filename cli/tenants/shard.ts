import { createHash } from 'node:crypto';

/** One part of a fleet: `3/10` is the third of ten. */
export interface Shard {
  /** From 1 to `count`. */
  readonly number: number;
  readonly count: number;
}

const mostShards = 1000;

/** Parses `3/10`. Undefined: invalid. */
export function parseShard(text: string): Shard | undefined {
  const [, number, count] = /^(\d{1,4})\/(\d{1,4})$/u.exec(text)?.map(Number) ?? [];
  if (number === undefined || count === undefined) return undefined;
  return number >= 1 && number <= count && count <= mostShards ? { number, count } : undefined;
}

/**
 * Whether a key belongs to a shard, by a hash of the tenant id, ignoring case.
 *
 * Every key is in exactly one of the shards, and stays there when others are added or removed.
 */
export function isInShard(key: string, shard: Shard | undefined): boolean {
  if (!shard) return true;
  const hash = createHash('sha256').update(key.toLowerCase()).digest().readUInt32BE(0);
  return (hash % shard.count) + 1 === shard.number;
}
