/**
 * Runs work with constructs, and then releases the memory that cdktf holds for them. The result must not contain
 * constructs.
 *
 * For the lifetime of the process, cdktf stores the target of each reference between constructs, and therefore every
 * stack: some 100 kB for a tenant. It has no way to release them. If another version stores them elsewhere, nothing is
 * released.
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

/** Finds the maps that hold the tokens: private to cdktf, and shared by all copies of the library in a process. */
function tokenMaps(): readonly Map<unknown, unknown>[] {
  const { __cdktfTokenMap: all } = globalThis as { readonly __cdktfTokenMap?: Readonly<Record<string, unknown>> };
  return [all?.stringTokenMap, all?.numberTokenMap].map((map) => (map instanceof Map ? map : new Map()));
}
