import { type Diagnostic, hasErrors } from '../../core/index.js';
import { diagnosticToJson, type ExitCode, paintFor, renderDiagnostics, type TextStyle } from '../../report/index.js';
import { clashesAmong, readDeclarations } from '../../schemas/index.js';
import type { Environment, Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome } from '../result/outcome.js';
import type { ValidatedStack } from '../stack/validate-stack.js';
import { expandFolders, isSynthesizedFile } from '../tenants/synthesized-stack.js';
import { commonOptions, files } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: { files: files('declarations, or the output folder of a CDKTF program (cdktf.out)') },
  options: commonOptions(),
};

/** Checks declarations. */
export const verb = defineVerb({
  name: 'validate',
  place: 20,
  summary: 'Check declarations against the schema and the rules, and report all problems',
  ...takes,
  examples: ['intuneform validate tenant.yaml', 'intuneform validate cdktf.out'],
  exitCodes: plainExitCodes,
  run: validate,
});

/**
 * Checks declarations. Reports all problems, in the order of the files.
 *
 * JSON: `{ formatVersion, verb, exitCode, valid: [{ name, file }], diagnostics }`.
 */
async function validate({ files: named }: RequestOf<typeof takes>, { env }: Session): Promise<Outcome> {
  const expanded = expandFolders(named);
  const { declarations, ...read } = readDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const stacks = await validateStacks(expanded.filter(isSynthesizedFile), env);
  const sound = [...declarations, ...stacks.flatMap((one) => (hasErrors(one.diagnostics) ? [] : (one.identity ?? [])))];
  const diagnostics = [
    ...read.diagnostics,
    ...stacks.flatMap((one) => one.diagnostics),
    ...clashesAmong([...declarations, ...stacks.flatMap(({ identity }) => identity ?? [])]),
  ];
  const exitCode: ExitCode = hasErrors(diagnostics) ? 1 : 0;
  const valid = sound.map(({ declaration, file }) => ({ name: declaration.metadata.name, file }));
  return {
    exitCode,
    text: (style) => validateText({ valid: valid.length, diagnostics }, style),
    json: jsonResult('validate', exitCode, { valid, diagnostics: diagnostics.map(diagnosticToJson) }),
  };
}

/** Loads the definitions of all resources only if there is a stack: a declaration is checked without them. */
async function validateStacks(stacks: readonly string[], env: Environment): Promise<readonly ValidatedStack[]> {
  if (stacks.length === 0) return [];
  const { validateStack } = await import('../stack/validate-stack.js');
  return stacks.map((file) => validateStack(file, env));
}

interface Checked {
  readonly valid: number;
  readonly diagnostics: readonly Diagnostic[];
}

function validateText({ valid, diagnostics }: Checked, style: TextStyle): string {
  const paint = paintFor(style);
  const problems = renderDiagnostics(diagnostics, style);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const verdict =
    errors > 0
      ? paint.error(errors === 1 ? '1 error' : `${String(errors)} errors`)
      : paint.good(valid === 1 ? '1 declaration is valid' : `${String(valid)} declarations are valid`);
  return `${problems}${problems === '' ? '' : '\n'}${verdict}\n`;
}
