/** Permissions of which any one suffices; the least privileged one comes first. */
export type AnyOf = readonly string[];

/**
 * Whether the granted permissions suffice. Names compare case-insensitively. An empty `need` is always met.
 *
 * `X.ReadWrite.All` includes `X.Read.All`: Microsoft describes it as reading and writing, even where a page does not
 * list it.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export function suffices(granted: readonly string[], need: AnyOf): boolean {
  return need.length === 0 || need.some((name) => includes(granted, name) || includes(granted, writingForm(name)));
}

/**
 * Returns the least privileged set of permissions that meets every need, sorted by name.
 *
 * Takes the least privileged permission of each need, unless another one in the set already suffices, and drops
 * redundant ones.
 */
export function leastPermissions(needs: readonly AnyOf[]): readonly string[] {
  // Needs with only one option come first, because that permission may also meet other needs.
  const hardestFirst = [...needs].sort((left, right) => left.length - right.length);
  const taken: string[] = [];
  for (const need of hardestFirst) {
    const [least] = need;
    if (least !== undefined && !suffices(taken, need)) taken.push(least);
  }
  return withoutNeedless(taken, needs).toSorted();
}

function withoutNeedless(taken: readonly string[], needs: readonly AnyOf[]): readonly string[] {
  return taken.reduce<readonly string[]>((kept, name) => {
    const others = kept.filter((other) => other !== name);
    return needs.every((need) => suffices(others, need)) ? others : kept;
  }, taken);
}

function writingForm(name: string): string {
  return name.replace(/\.Read\.All$/iu, '.ReadWrite.All');
}

function includes(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}
