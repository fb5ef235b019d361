/** Colors of a terminal, based on those of GitHub. */
interface Theme {
  readonly background: string;
  readonly border: string;
  readonly text: string;
  readonly quiet: string;
  readonly colors: Readonly<Record<number, string>>;
}

/** Foreground colors by the number of their escape sequence: red, green, yellow, cyan. */
const themes = {
  light: {
    background: '#ffffff',
    border: '#d0d7de',
    text: '#1f2328',
    quiet: '#59636e',
    colors: { 31: '#cf222e', 32: '#116329', 33: '#7d4e00', 36: '#0969da' },
  },
  dark: {
    background: '#0d1117',
    border: '#3d444d',
    text: '#f0f6fc',
    quiet: '#9198a1',
    colors: { 31: '#ff7b72', 32: '#3fb950', 33: '#d29922', 36: '#79c0ff' },
  },
} as const satisfies Readonly<Record<string, Theme>>;

/** Name of a theme. */
export type ThemeName = keyof typeof themes;

const character = { width: 7.83, height: 20 } as const;
const margin = 16;
const bar = 30;

/**
 * Draws the output of a command as a terminal shows it, as SVG.
 *
 * @param command - the command line, shown after a prompt
 * @param output - its output, with the escape sequences for bold, dim and the colors of reports
 */
export function terminalPicture(command: string, output: string, name: ThemeName): string {
  const theme: Theme = themes[name];
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')];
  const columns = Math.max(...lines.map((line) => line.replaceAll(sequences, '').length));
  const [width, height] = [columns * character.width + 2 * margin, lines.length * character.height + bar + margin];
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${String(20 + 18 * index)}" cy="16" r="5.5" fill="${color}"/>`,
  );
  const rows = lines.map((line, index) => {
    const y = bar + (index + 0.75) * character.height;
    return `<text x="${String(margin)}" y="${String(y)}">${spans(line, theme)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${String(height)}" role="img" aria-label="${escaped(command)}">
<rect x="0.5" y="0.5" width="${(width - 1).toFixed(0)}" height="${String(height - 1)}" rx="8" fill="${theme.background}" stroke="${theme.border}"/>
${dots.join('')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace" font-size="13" fill="${theme.text}" style="white-space:pre">
${rows.join('\n')}
</g>
</svg>
`;
}

const escapeCharacter = String.fromCodePoint(0x1b);
const sequences = new RegExp(`${escapeCharacter}\\[([\\d;]*)m`, 'gu');

interface Look {
  readonly bold: boolean;
  readonly quiet: boolean;
  readonly color: number | undefined;
}

const plain: Look = { bold: false, quiet: false, color: undefined };

function spans(line: string, theme: Theme): string {
  let look = plain;
  // Every second part contains the numbers of an escape sequence.
  return line
    .split(sequences)
    .map((part, index) => {
      if (index % 2 === 0) return part === '' ? '' : span(part, look, theme);
      look = part.split(';').map(Number).reduce(changed, look);
      return '';
    })
    .join('');
}

/** @see https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ 8.3.117, select graphic rendition */
function changed(look: Look, code: number): Look {
  if (code === 0) return plain;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, quiet: true };
  if (code === 22) return { ...look, bold: false, quiet: false };
  if (code === 39) return { ...look, color: undefined };
  return code >= 30 && code <= 37 ? { ...look, color: code } : look;
}

function span(text: string, { bold, quiet, color }: Look, theme: Theme): string {
  const fill = color === undefined ? (quiet ? theme.quiet : undefined) : theme.colors[color];
  const attributes = [
    ...(fill === undefined ? [] : [` fill="${fill}"`]),
    ...(bold ? [' font-weight="600"'] : []),
    // The width does not depend on the reader's fonts.
    ` textLength="${(text.length * character.width).toFixed(1)}"`,
  ];
  return `<tspan${attributes.join('')}>${escaped(text)}</tspan>`;
}

function escaped(text: string): string {
  // No-break spaces, because viewers collapse others regardless of the style.
  return text
    .replaceAll(' ', '\u00A0')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
