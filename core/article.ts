/**
 * Returns a noun with its indefinite article, by pronunciation: `an enrollment limit`, `an MDM user scope`,
 * `a user-initiated profile`.
 */
export function withArticle(noun: string): string {
  return `${isSpokenWithVowel(noun) ? 'an' : 'a'} ${noun}`;
}

/** Whether a word starts with a vowel sound. Initials are spoken letter by letter: em, ess. */
function isSpokenWithVowel(noun: string): boolean {
  const [first = ''] = noun.split(/[ -]/u);
  if (/^[A-Z]{2,}s?$/u.test(first)) return /^[AEFHILMNORSX]/u.test(first);
  return /^[aeio]/iu.test(first) || /^u(?!s|ni)/iu.test(first);
}
