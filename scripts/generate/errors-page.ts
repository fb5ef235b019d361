import { type CodeMeaning, codes } from '../../core/index.js';
import { generatedMark } from './words.js';

/** The page of all diagnostic codes, as Markdown. */
export function renderErrorsPage(): string {
  const rows: readonly (readonly [string, CodeMeaning])[] = Object.entries(codes);
  const sorted = [...rows].sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    `<!-- ${generatedMark} -->`,
    '# Errors and warnings',
    'Every message of intuneform has a code, and a code never changes its meaning. 1xxx: input. 2xxx: plan. 3xxx: Microsoft Graph. 4xxx: the protocol with Terraform. 9xxx: a fault of ours.',
    ...sorted.map(
      ([code, { title, cause, remedy }]) => `## ${code}: ${title}\n\n${cause}\n\n**What to do:** ${remedy}`,
    ),
    '',
  ].join('\n\n');
}
