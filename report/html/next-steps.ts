import { inertMarkup } from '../inert.js';
import type { Report } from '../model.js';
import { nextActions } from '../next-steps.js';

/** The next steps, with commands, lines and patches to copy. */
export function nextStepSection(reports: readonly Report[]): readonly string[] {
  const actions = nextActions(reports);
  if (actions.length === 0) return [];
  return [
    '<section class="next" aria-labelledby="next-title">',
    '<h2 id="next-title">Next step</h2>',
    ...actions.flatMap(({ text, tenant, copy }) => [
      `<p>${tenant === undefined ? '' : `<b>${inertMarkup(tenant)}</b>: `}${inertMarkup(text)}</p>`,
      ...(copy === undefined ? [] : [copyable(copy.lines.map(inertMarkup).join('\n'))]),
    ]),
    ...reports.flatMap(patchOf),
    '</section>',
  ];
}

function patchOf({ tenant, patch }: Report): readonly string[] {
  if (patch === undefined) return [];
  const lines = patch.trimEnd().split('\n');
  return [
    `<details><summary>Patch that accepts the changes in ${inertMarkup(tenant.name)}, for <code>git apply</code></summary>`,
    copyable(lines.map(patchLine).join('\n')),
    '</details>',
  ];
}

function patchLine(line: string): string {
  const text = inertMarkup(line);
  if (/^(?:---|\+\+\+) /u.test(line)) return text;
  const element = { '-': 'del', '+': 'ins' }[line.charAt(0)];
  return element === undefined ? text : `<${element}>${text}</${element}>`;
}

/** `markup` is already inert. If scripts run, a button above it copies the text. */
function copyable(markup: string): string {
  return `<div class="copyable"><pre>${markup}</pre></div>`;
}
