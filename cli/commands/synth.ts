import { relative, resolve } from 'node:path';

import { hasErrors } from '../../core/index.js';
import { diagnosticToJson, type ExitCode } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { synthesize } from '../tenants/synthesize.js';
import { commonOptions, files, outOption } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = { arguments: { files: files('declarations') }, options: { ...commonOptions(), ...outOption } };

/** Writes Terraform JSON. */
export const verb = defineVerb({
  name: 'synth',
  place: 30,
  summary: 'Write Terraform JSON for each tenant',
  ...takes,
  examples: ['intuneform synth tenant.yaml --out build'],
  exitCodes: plainExitCodes,
  run: synth,
});

/**
 * Writes the Terraform JSON of every tenant with a valid declaration.
 *
 * JSON: `{ formatVersion, verb, exitCode, tenants: [{ name, file, folder }], diagnostics }`.
 */
function synth({ files: named, out }: RequestOf<typeof takes>, { cwd, env }: Session): Promise<Outcome> {
  const synthesis = synthesize(named, { out: resolve(cwd, out), cwd, env });
  const tenants = synthesis.tenants.map(({ name, file, folder }) => ({ name, file, folder: relative(cwd, folder) }));
  const { diagnostics } = synthesis;
  const exitCode: ExitCode = hasErrors(diagnostics) ? 1 : 0;
  return Promise.resolve({
    exitCode,
    text: (style) => [problemsText(diagnostics, style), lines(tenants)].filter((part) => part !== '').join('\n'),
    json: jsonResult('synth', exitCode, { tenants, diagnostics: diagnostics.map(diagnosticToJson) }),
  });
}

function lines(tenants: readonly { readonly name: string; readonly folder: string }[]): string {
  return tenants.map(({ name, folder }) => `${name}: ${folder}/cdk.tf.json\n`).join('');
}
