/**
 * Does some work with constructs whose result holds none of them, and lets go of them afterwards.
 *
 * cdktf remembers for the whole process what each reference between constructs stands for, and by that every stack that was ever
 * made: some 100 kB for a tenant. It has no way to forget; where another version keeps this elsewhere, nothing is forgotten.
 */
export function forgettingTokens<T>(work: () => T): T {
  const before = tokenMaps().map((map) => new Set(map.keys()));
  try {
    return work();
  } finally {
    tokenMaps().forEach((map, index) => {
      for (const key of map.keys()) if (!before[index]?.has(key)) map.delete(key);
    });
  }
}

/** Where cdktf keeps them: private to it, and shared by all copies of the library in a process. */
function tokenMaps(): readonly Map<unknown, unknown>[] {
  const { __cdktfTokenMap: all } = globalThis as { readonly __cdktfTokenMap?: Readonly<Record<string, unknown>> };
  return [all?.stringTokenMap, all?.numberTokenMap].map((map) => (map instanceof Map ? map : new Map()));
}
