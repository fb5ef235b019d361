/** Permissions any one of which suffices, the least one first. */
export type AnyOf = readonly string[];

/**
 * Whether held permissions suffice. Names are compared without case. An empty need is none.
 *
 * `X.ReadWrite.All` stands for `X.Read.All` too: it is described as reading and writing, though not every page lists it.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export function suffices(granted: readonly string[], need: AnyOf): boolean {
  return need.length === 0 || need.some((name) => includes(granted, name) || includes(granted, writingForm(name)));
}

/**
 * The least permissions with which every need is met, in order of name.
 *
 * Of each need the least one is taken, unless one that is taken anyway suffices; what the others make needless is left out.
 */
export function leastPermissions(needs: readonly AnyOf[]): readonly string[] {
  // What can be met in one way only is taken first: it may meet others besides.
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
