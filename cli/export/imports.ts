import { App } from '../../constructs/cdk.js';
import type { TakenOver } from '../../constructs/index.js';
import { declaredPaths, IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic } from '../../core/index.js';
import { error, isJsonObject, samePath, terraformType } from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import { parseJson, textOfFile } from '../process/read-file.js';
import type { PlacedObject } from './placement.js';

/** The import of every object of a declaration that its source gives an id, by Terraform's address. */
export function importsOf(declaration: TenantDeclaration, placed: readonly PlacedObject[]): readonly TakenOver[] {
  const tenant = IntuneTenant.fromDeclaration(new App(), declaration);
  const addresses = [...declaredPaths(tenant)];
  return placed
    .flatMap(({ definition, object: { importId }, path }): TakenOver[] => {
      const type = terraformType(definition.name);
      const here = addresses.filter(([address, place]) => address.startsWith(`${type}.`) && samePath(place, path));
      // The orders of one list stand at one place, and are called as they are imported.
      const [to] =
        here.length > 1 ? (here.find(([address]) => address === `${type}.${partOf(importId)}`) ?? []) : (here[0] ?? []);
      return to === undefined || importId === undefined ? [] : [{ to, id: importId }];
    })
    .sort((left, right) => (left.to < right.to ? -1 : 1));
}

/** The part of the tenant that an order is of, without the number of its places. */
function partOf(importId: string | undefined): string {
  return importId?.replace(/:\d+$/u, '') ?? '';
}

/** The file with the imports of a declaration: beside it, and called like it. */
export function importsFileOf(declarationFile: string): string {
  return declarationFile.replace(/\.[^./\\]+$/u, '') + '.imports.json';
}

/** Writes the file: the tenant that it is about, and Terraform's own `import` blocks. */
export function renderImports(tenantId: string, imports: readonly TakenOver[]): string {
  return `${JSON.stringify({ tenantId, import: imports.map(({ to, id }) => ({ to, id })) }, undefined, 2)}\n`;
}

/** What the file beside a declaration holds for one tenant. No file, or one about another tenant: nothing. */
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
    what: 'the imports beside a declaration cannot be used',
    where: { file },
    why: 'expected { "tenantId": …, "import": [{ "to": …, "id": … }] }',
    fix: 'export again; or delete the file, when everything is in the state already',
  });
}
