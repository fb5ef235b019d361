import { parseDeclaration } from '../../schemas/index.js';

/** A valid declaration without sections, ready to be completed: `declarationWith('  retention: …')`. */
export function declarationWith(spec: string, name = 'contoso'): string {
  return `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: ${name} }
spec:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
${spec}`;
}

/** A text in which `¦` marked places, without the marks, and the places as `line:column`. */
export function marked(text: string): { readonly text: string; readonly places: readonly string[] } {
  const parts = text.split('¦');
  const places = parts.slice(1).map((_, index) => {
    const lines = parts
      .slice(0, index + 1)
      .join('')
      .split('\n');
    return `${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)}`;
  });
  return { text: parts.join(''), places };
}

/** The codes of the errors and warnings of a text, and where they are. Notes are left out. */
export function problemsOf(text: string): { readonly codes: readonly string[]; readonly places: readonly string[] } {
  const found = parseDeclaration(text, 'contoso.yaml').diagnostics.filter(({ severity }) => severity !== 'info');
  const places = found.flatMap(({ where }) =>
    where?.line === undefined ? [] : [`${String(where.line)}:${String(where.column)}`],
  );
  return { codes: found.map(({ code }) => code), places: [...new Set(places)] };
}
