import { inertMarkup } from '../inert.js';
import type { AttributeFinding } from '../model.js';
import { attributeName, diffLines, renderValue, valuesApart } from '../values.js';

/** The attributes of a finding: what apply removes and what it sets, in columns of equal width in every finding. */
export function attributeTable(attributes: readonly AttributeFinding[]): readonly string[] {
  if (attributes.length === 0) return [];
  return [
    '<table class="values">',
    '<thead><tr><th scope="col">attribute</th><th scope="col">− in the tenant</th><th scope="col">+ declared</th></tr></thead>',
    `<tbody>${attributes.map(attributeRow).join('')}</tbody>`,
    '</table>',
  ];
}

function attributeRow(attribute: AttributeFinding): string {
  const notes = notesOf(attribute).map((note) => `<small>${inertMarkup(note)}</small>`);
  return `<tr><th scope="row">${[inertMarkup(attributeName(attribute)), ...notes].join('<br>')}</th>${valueCells(attribute)}</tr>`;
}

function notesOf({ kind, lastSeen, sensitive, lines, replaces }: AttributeFinding): readonly string[] {
  return [
    ...(kind === 'both' && !sensitive && !lines ? [`last seen ${renderValue(lastSeen)}`] : []),
    ...(replaces ? ['needs a new object'] : []),
  ];
}

function valueCells(attribute: AttributeFinding): string {
  if (attribute.lines) {
    return `<td colspan="2"><pre class="diff">${diffLines(attribute).map(diffLine).join('')}</pre></td>`;
  }
  const { declared, tenant } = valuesApart(attribute);
  const [before, after] = attribute.sensitive
    ? ['(hidden)', '(hidden)']
    : [renderValue(tenant), attribute.unknown ? '(known after apply)' : renderValue(declared)];
  return `<td><del>− ${inertMarkup(before)}</del></td><td><ins>+ ${inertMarkup(after)}</ins></td>`;
}

function diffLine(line: string): string {
  const element = { '-': 'del', '+': 'ins' }[line.charAt(0)];
  const text = inertMarkup(line);
  return element === undefined ? `<span>${text}</span>` : `<${element}>${text}</${element}>`;
}
