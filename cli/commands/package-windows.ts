import { resolve } from 'node:path';
import { hasErrors } from '../../core/index.js';
import { diagnosticToJson, inert } from '../../report/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import type { Outcome } from '../outcome.js';
import { jsonResult, problemsText } from '../outcome.js';
import { writePackages } from '../provisioning/write-packages.js';
import type { WrittenPackages } from '../provisioning/write-packages.js';
import type { PackageWindowsRequest } from '../request.js';
import type { Session } from '../session.js';

const verb = 'package windows';

/**
 * Writes the answer file of every declared bulk enrollment package, without the token.
 *
 * JSON: `{ formatVersion, verb, exitCode, packages: [{ tenant, name, file }], diagnostics }`.
 */
export async function packageWindows({ files, out }: PackageWindowsRequest, { cwd }: Session): Promise<Outcome> {
  const { declarations, diagnostics } = loadDeclarations(files);
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
    json: jsonResult(verb, exitCode, {
      packages: packages.map((one) => ({ ...one })),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

function nextStep(count: number): string {
  if (count === 0) return 'no bulk enrollment package is declared\n';
  return (
    'Next, on Windows: get a bulk token in Windows Configuration Designer, put it where the comment of the file says, and run\n' +
    '  icd.exe /Build-ProvisioningPackage /CustomizationXML:customizations.xml /PackagePath:enroll.ppkg\n' +
    'Then declare its tokenExpirationDateTime, so that plan and doctor warn in time.\n'
  );
}
