import { isDeepStrictEqual } from 'node:util';

import { RootConstruct } from 'constructs';

import { declaredPaths, IntuneTenant } from '../../constructs/index.js';
import {
  confirmedName,
  type Diagnostic,
  error,
  hasErrors,
  type Identity,
  type Path,
  renderPath,
  terraformType,
} from '../../core/index.js';
import { diagnosticToJson, inert, isSilence, type Report } from '../../report/index.js';
import { loadDeclarations, type LoadedDeclaration, parseDeclarations, standardInput } from '../../schemas/index.js';
import { editText } from '../drift/accept/edit-text.js';
import { type DriftingTenant, driftTenant } from '../drift/drift-tenant.js';
import { graphEnvironment } from '../process/child-environment.js';
import { textOfFile } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { changedMeanwhile, replaceText } from '../process/write-file.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { blocksOf } from '../tenants/blocks.js';
import { definitions } from '../tenants/definitions.js';
import { synthesizeInMemory } from '../tenants/synthesize-in-memory.js';
import { expandFolders, isSynthesizedFile, readSynthesized } from '../tenants/synthesized-stack.js';
import { commonOptions, endpointOption, files } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {
    files: files('declarations, or the output of a CDKTF program: its folder (cdktf.out) or a cdk.tf.json file'),
  },
  options: { ...commonOptions(), ...endpointOption },
};

/** Confirms objects that only a signed-in user can read. */
export const verb = defineVerb({
  name: 'confirm',
  place: 57,
  summary: 'Record in the declaration that a signed-in administrator checked objects that applications cannot read',
  ...takes,
  examples: ['intuneform confirm tenant.yaml'],
  exitCodes: {
    0: 'confirmed, or nothing to confirm',
    2: 'checked; confirm cannot edit a program, so set the confirmation in its source',
    1: 'error: no administrator is signed in, or the tenant differs from the declaration',
    5: 'unreadable: the tenant could not be read',
  },
  run: confirm,
});

/** Milliseconds. */
const patience = { requestTimeoutMs: 60_000, retryBudgetMs: 120_000 };

/** Types of objects that can be confirmed. */
const confirmable: ReadonlySet<string> = new Set(
  definitions.flatMap((one) =>
    one.kind === 'resource' && one.attributes[confirmedName] ? [terraformType(one.name)] : [],
  ),
);

interface Confirmed {
  readonly tenant: string;
  readonly by: string;
  readonly on: string;
  /** Paths in the declaration, or addresses in the stack of a program. */
  readonly places: readonly string[];
  /** Whether the confirmation was written to the file. For a program, a person adds it to the source. */
  readonly written: boolean;
}

/**
 * As the signed-in administrator, reads declared objects that only users can read, and records that they match the
 * declaration.
 */
async function confirm(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const expanded = expandFolders(request.files);
  const { declarations, diagnostics } = loadDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const results: Result[] = [];
  for (const file of expanded.filter(isSynthesizedFile)) results.push(await confirmProgram(file, request, session));
  for (const loaded of declarations) results.push(await confirmOne(loaded, request, session));
  const problems = [...diagnostics, ...results.flatMap((one) => ('tenant' in one ? [] : one))];
  return confirmOutcome(
    results.flatMap((one) => ('tenant' in one ? [one] : [])),
    problems,
  );
}

/** Only its author can change a program: it is checked, and the values to set are reported. */
async function confirmProgram(file: string, request: Request, session: Session): Promise<Result> {
  const read = readSynthesized(file, session.env);
  if ('code' in read) return [read];
  const { metadata, spec } = read.identity.declaration;
  const checked = await check({ ...read, name: metadata.name, tenantId: spec.tenantId, file }, request, session);
  if (!('addresses' in checked)) return checked;
  const { addresses, ...confirmation } = checked;
  return { tenant: metadata.name, ...confirmation, places: addresses, written: false };
}

async function confirmOne(loaded: LoadedDeclaration, request: Request, session: Session): Promise<Result> {
  const { metadata, spec } = loaded.declaration;
  const { name } = metadata;
  if (loaded.file === standardInput) return [noFile];
  const stack = synthesizeInMemory(loaded);
  if ('diagnostics' in stack) return stack.diagnostics;
  const checked = await check({ ...stack, name, tenantId: spec.tenantId, file: loaded.file }, request, session);
  if (!('addresses' in checked)) return checked;
  const { addresses, ...confirmation } = checked;
  const declaredAt = declaredPaths(IntuneTenant.fromDeclaration(new RootConstruct(), loaded.declaration));
  const paths = addresses.flatMap((address): Path[] => {
    const path = declaredAt.get(address);
    return path ? [path] : [];
  });
  const confirmed = { tenant: name, ...confirmation, written: true };
  return paths.length === 0 ? { ...confirmed, places: [] } : write(loaded, paths, confirmed);
}

type Request = RequestOf<typeof takes>;
type Result = Confirmed | readonly Diagnostic[];

/** Objects that a signed-in administrator found to match the declaration. */
interface Checked {
  readonly by: string;
  readonly on: string;
  readonly addresses: readonly string[];
}

/** Compares a tenant with its declaration, as the signed-in administrator. Diagnostics: why nothing can be confirmed. */
async function check(
  tenant: DriftingTenant,
  { graphEndpoint }: Request,
  session: Session,
): Promise<Checked | readonly Diagnostic[]> {
  const compared: (Identity | undefined)[] = [];
  const env = graphEnvironment(session.env, graphEndpoint, tenant.name);
  const report = await driftTenant(tenant, {
    ...{ env, patience, signal: new AbortController().signal },
    observe: (_objects, _graph, identity) => Promise.resolve(void compared.push(identity)),
  });
  // Without a comparison, the state of every object is unknown.
  if (compared.length === 0) return report.diagnostics;
  const [identity] = compared;
  if (identity?.kind !== 'delegated') return [nobodySignedIn(identity?.name)];
  const addresses = blocksOf(tenant.stack).blocks.flatMap(({ type, address }) =>
    confirmable.has(type) ? [address] : [],
  );
  const lacks = addresses.flatMap((address) => problemOf(report, address));
  if (lacks.length > 0) return lacks;
  return { by: identity.name, on: new Date().toISOString().replace(/\.\d+Z$/u, 'Z'), addresses };
}

/**
 * Why an object cannot be confirmed, as errors. Problems that are warnings elsewhere, such as an unreadable object,
 * prevent a confirmation.
 */
function problemOf({ findings, diagnostics }: Report, address: string): readonly Diagnostic[] {
  const failed = diagnostics.filter(({ severity, where }) => severity === 'error' && where?.address === address);
  const found = findings.filter((one) => one.address === address && one.kind !== 'expiring');
  return [
    ...failed,
    ...found.map(({ diagnostic, noun, attributes }) =>
      diagnostic
        ? { ...diagnostic, severity: 'error' as const }
        : notAsDeclared(
            noun,
            attributes.map(({ path }) => path),
          ),
    ),
  ];
}

async function write(
  loaded: LoadedDeclaration,
  paths: readonly Path[],
  confirmed: Omit<Confirmed, 'places'>,
): Promise<Result> {
  const { file, declaration } = loaded;
  const { by, on } = confirmed;
  const before = textOfFile(file);
  const documents = before === undefined ? [] : parseDeclarations(before, file);
  const document = documents.findIndex((one) => one.declaration?.metadata.name === confirmed.tenant);
  // The file must still contain the declaration that was compared; comments may have changed.
  if (before === undefined || !isDeepStrictEqual(documents[document]?.declaration, declaration))
    return [changedMeanwhile(file)];
  let after: string | undefined = before;
  for (const path of paths) {
    const way = [...path.filter((step) => typeof step !== 'object'), confirmedName];
    after = after === undefined ? undefined : editText(after, document, { kind: 'set', way, value: { by, on } });
  }
  if (after === undefined) return [notWritten(file, { by, on })];
  const problem = await replaceText(file, { before, after });
  return problem ? [problem] : { ...confirmed, places: paths.map(renderPath) };
}

const noFile = error('INT1399', {
  what: 'the confirmation could not be written into the declaration',
  why: 'the declaration was read from standard input',
  fix: 'specify the file of the declaration',
});

function nobodySignedIn(name: string | undefined): Diagnostic {
  return error('INT1397', {
    what: 'only a signed-in administrator can confirm',
    why:
      name === undefined
        ? 'the token contains no user'
        : `the token belongs to the application ${JSON.stringify(name)}`,
    fix: 'sign in with az login, set ARM_USE_CLI=true and remove the credentials of the application from the environment',
  });
}

function notAsDeclared(noun: string, paths: readonly string[]): Diagnostic {
  return error('INT1398', {
    what: `the ${noun} differs from its declaration and was not confirmed`,
    why: paths.length === 0 ? 'the tenant does not have it' : `these differ: ${paths.join(', ')}`,
    fix: 'apply the declaration as that administrator, or change the object in the admin center, then confirm again',
  });
}

function notWritten(file: string, { by, on }: { readonly by: string; readonly on: string }): Diagnostic {
  return error('INT1399', {
    what: 'the confirmation could not be written into the declaration',
    where: { file },
    why: 'the object is defined by a YAML anchor or in another file',
    fix: `add confirmed: { by: ${by}, on: ${on} } to the object`,
  });
}

/** JSON: `{ formatVersion, verb, exitCode, confirmed: [{ tenant, by, on, places, written }], diagnostics }`. */
function confirmOutcome(confirmed: readonly Confirmed[], diagnostics: readonly Diagnostic[]): Outcome {
  const failed = hasErrors(diagnostics.filter((one) => !isSilence(one))) ? 1 : 5;
  const isLeft = confirmed.some(({ written, places }) => !written && places.length > 0);
  const done = isLeft ? 2 : 0;
  const exitCode = hasErrors(diagnostics) ? failed : done;
  return {
    exitCode,
    text: (style) =>
      [problemsText(diagnostics, style), confirmed.map(lineOf).join('')].filter((part) => part !== '').join('\n'),
    json: jsonResult('confirm', exitCode, {
      confirmed: confirmed.map((one) => ({ ...one, places: [...one.places] })),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

function lineOf({ tenant, by, on, places, written }: Confirmed): string {
  const name = inert(tenant);
  if (places.length === 0) return `${name}: no declared object needs confirmation\n`;
  if (!written) {
    const setting = `confirmed: { by: ${JSON.stringify(inert(by))}, on: ${JSON.stringify(on)} }`;
    return `${name}: ${inert(by)} confirmed ${places.map(inert).join(', ')}; set this in the program: ${setting}\n`;
  }
  return `${name}: ${inert(by)} confirmed ${places.map(inert).join(', ')}\n`;
}
