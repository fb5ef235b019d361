import { resolve } from 'node:path';

import { hasErrors } from '../../core/index.js';
import { diagnosticToJson, inert } from '../../report/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import type { Session } from '../process/session.js';
import { writePackages, type WrittenPackages } from '../provisioning/write-packages.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { commonOptions, files, textOr } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: { files: files('declarations with bulk enrollment packages') },
  options: { ...commonOptions(), out: textOr('provisioning', '<folder>', 'folder to write to') },
};

/** Writes answer files of bulk enrollment packages. */
export const verb = defineVerb({
  name: 'package windows',
  place: 110,
  summary: 'Write the answer file of each bulk enrollment package, without the token',
  ...takes,
  examples: ['intuneform package windows tenant.yaml --out provisioning'],
  exitCodes: plainExitCodes,
  run: packageWindows,
});

/**
 * Writes the answer file of every declared bulk enrollment package, without the token.
 *
 * JSON: `{ formatVersion, verb, exitCode, packages: [{ tenant, name, file }], diagnostics }`.
 */
async function packageWindows({ files: named, out }: RequestOf<typeof takes>, { cwd }: Session): Promise<Outcome> {
  const { declarations, diagnostics } = loadDeclarations(named);
  const written = await Promise.all(declarations.map((loaded) => writePackages(loaded.declaration, resolve(cwd, out))));
  return packagesOutcome({
    packages: written.flatMap(({ packages }) => packages),
    diagnostics: [...diagnostics, ...written.flatMap((one) => one.diagnostics)],
  });
}

function packagesOutcome({ packages, diagnostics }: WrittenPackages): Outcome {
  const exitCode = hasErrors(diagnostics) ? 1 : 0;
  return {
    exitCode,
    text: (style) =>
      [
        problemsText(diagnostics, style),
        packages.map(({ file }) => `${inert(file)}\n`).join(''),
        nextStep(packages.length),
      ]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult(verb.name, exitCode, {
      packages: packages.map((one) => ({ ...one })),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

function nextStep(count: number): string {
  if (count === 0) return 'no bulk enrollment package is declared\n';
  return (
    'Next, on Windows: get a bulk token in Windows Configuration Designer, insert it where the comment in the file says, and run\n' +
    '  icd.exe /Build-ProvisioningPackage /CustomizationXML:customizations.xml /PackagePath:enroll.ppkg\n' +
    'Then declare its tokenExpirationDateTime, so that plan and doctor warn you in time.\n'
  );
}
