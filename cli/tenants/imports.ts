import type { TakenOver } from '../../constructs/index.js';
import { type Diagnostic, error, isJsonObject } from '../../core/index.js';
import { parseJson, textOfFile } from '../process/read-file.js';

/** The imports file of a declaration: in the same folder, with the same base name. */
export function importsFileOf(declarationFile: string): string {
  return declarationFile.replace(/\.[^./\\]+$/u, '') + '.imports.json';
}

/** Renders the file: its tenant, Terraform's own `import` blocks, and the withheld ones. */
export function renderImports(
  tenantId: string,
  { imports, withheld }: { readonly imports: readonly TakenOver[]; readonly withheld: readonly TakenOver[] },
): string {
  const rows = (blocks: readonly TakenOver[]): readonly TakenOver[] => blocks.map(({ to, id }) => ({ to, id }));
  const waiting = withheld.length === 0 ? {} : { withheld: rows(withheld) };
  return `${JSON.stringify({ tenantId, import: rows(imports), ...waiting }, undefined, 2)}\n`;
}

/** Reads the entries of a declaration's imports file for one tenant. Without a file, or for another tenant: none. */
export function readImports(
  declarationFile: string,
  tenantId: string,
): { readonly imports: readonly TakenOver[]; readonly diagnostics: readonly Diagnostic[] } {
  const file = importsFileOf(declarationFile);
  const text = textOfFile(file);
  if (text === undefined) return { imports: [], diagnostics: [] };
  const parsed = parse(text);
  if (!parsed) return { imports: [], diagnostics: [broken(file)] };
  const own = parsed.tenantId.toLowerCase() === tenantId.toLowerCase();
  return { imports: own ? parsed.imports : [], diagnostics: [] };
}

interface Imports {
  readonly tenantId: string;
  readonly imports: readonly TakenOver[];
}

function parse(text: string): Imports | undefined {
  const value = parseJson(text);
  if (!isJsonObject(value) || typeof value.tenantId !== 'string' || !Array.isArray(value.import)) return undefined;
  const blocks: readonly unknown[] = value.import;
  return blocks.every(isBlock) ? { tenantId: value.tenantId, imports: blocks } : undefined;
}

function isBlock(value: unknown): value is TakenOver {
  return isJsonObject(value) && typeof value.to === 'string' && typeof value.id === 'string';
}

function broken(file: string): Diagnostic {
  return error('INT1426', {
    what: 'the imports file of a declaration cannot be used',
    where: { file },
    why: 'expected { "tenantId": …, "import": [{ "to": …, "id": … }] }',
    fix: 'export again; or delete the file if everything is already in the state',
  });
}
