import { type Diagnostic, hasErrors } from '../../core/index.js';
import { diagnosticToJson, type ExitCode, inert } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { type DeclaredObject, findDeclared, importObject } from '../terraform/import-object.js';
import { prepareTenants } from '../terraform/prepare-tenants.js';
import { commonOptions, endpointOption, outOption, word } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {
    file: word('declaration, or the output folder of a CDKTF program (cdktf.out)'),
    object: word('declared object: its Terraform address, or its section and name'),
    id: word('id of the object in Graph; for a nested object, the parent id, a slash and the id'),
  },
  options: { ...commonOptions(['text', 'json']), ...outOption, ...endpointOption },
};

/** Imports one object. */
export const verb = defineVerb({
  name: 'import',
  place: 53,
  summary: 'Import one object of the tenant into the state, without changing the tenant',
  ...takes,
  examples: [
    'intuneform import tenant.yaml categories.Kiosk 26f50980-fe3e-4821-85a4-0e87cc96687c',
    'intuneform import cdktf.out intune_device_category.kiosk 26f50980-fe3e-4821-85a4-0e87cc96687c',
  ],
  exitCodes: plainExitCodes,
  run: importOne,
});

/** JSON: `{ formatVersion, verb, exitCode, imported: { name, address, id } | null, diagnostics }`. */
async function importOne(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const { file, object, id, ...options } = request;
  const { tenants, diagnostics } = await prepareTenants({ ...options, files: [file] }, session);
  if (tenants.length === 0) return outcomeOf(diagnostics, request);
  const declared = findDeclared(tenants, object);
  if ('code' in declared) return outcomeOf([...diagnostics, declared], request);
  return outcomeOf([...diagnostics, ...(await importObject(declared, id, session))], request, declared);
}

function outcomeOf(
  diagnostics: readonly Diagnostic[],
  { file, id }: RequestOf<typeof takes>,
  declared?: DeclaredObject,
): Outcome {
  const exitCode: ExitCode = hasErrors(diagnostics) || !declared ? 1 : 0;
  const imported = exitCode === 0 && declared ? { name: declared.tenant.name, address: declared.address, id } : null;
  const done = imported
    ? `${inert(imported.name)}: imported ${inert(imported.address)}; to see what differs: intuneform plan ${inert(file)}\n`
    : '';
  return {
    exitCode,
    text: (style) => [problemsText(diagnostics, style), done].filter((part) => part !== '').join('\n'),
    json: jsonResult('import', exitCode, { imported, diagnostics: diagnostics.map(diagnosticToJson) }),
  };
}
