/**
 * Whether a whole text matches a pattern, ignoring case. `*` matches any text, `?` one character.
 *
 * Takes at most as many steps as the product of both lengths. A regular expression built from the pattern could take
 * exponentially many.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), text.toLowerCase()];
  let [at, position, star, resume] = [0, 0, -1, 0];
  while (position < given.length) {
    if (wanted[at] === '*') [star, resume, at] = [at, position, at + 1];
    else if (wanted[at] === '?' || wanted[at] === given[position]) [at, position] = [at + 1, position + 1];
    else if (star === -1) return false;
    else [at, position, resume] = [star + 1, resume + 1, resume + 1];
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}
