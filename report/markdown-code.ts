/** Renders a code span. Its fence is longer than any run of backticks within. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...runsIn(text)) + 1);
  const padded = /^`|`$|^ .* $/u.test(text) || text === '' ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** Renders a code span in a table, where a bar would end the cell even within a span. */
export function cell(text: string): string {
  return code(text).replaceAll('|', String.raw`\|`);
}

/** Renders a code block. Its fence is longer than any run of backticks within, so that no line ends the block. */
export function fenced(language: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(2, ...lines.flatMap(runsIn)) + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function runsIn(text: string): readonly number[] {
  return [...text.matchAll(/`+/gu)].map(([run]) => run.length);
}
