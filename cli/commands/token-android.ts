import { type Diagnostic, error, hasErrors, type JsonObject, type ValueObject } from '../../core/index.js';
import { diagnosticToJson, type ExitCode, inert, paintFor, type TextStyle } from '../../report/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { openToken } from '../token/open-token.js';
import { endpointOption, files, flag, resultOptions, word } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

/** There is no `--output`, because a token must not be stored in a file. */
const takes = {
  arguments: {
    profile: word('name of the profile'),
    files: files('declarations of the tenants that have this profile'),
  },
  options: {
    ...resultOptions(),
    ...endpointOption,
    reveal: flag('write the token even if standard output is not a terminal'),
  },
};

/** Shows an enrollment token. */
export const verb = defineVerb({
  name: 'token android',
  place: 100,
  summary: 'Show the enrollment token of a corporate Android profile and the content of its QR code',
  ...takes,
  examples: ["intuneform token android 'Warehouse scanners' tenant.yaml"],
  exitCodes: plainExitCodes,
  run: tokenAndroid,
});

/** Shows the token and the QR code's content of a corporate Android profile, for every declared tenant. */
async function tokenAndroid(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  if (!request.reveal && !session.isShownToPerson) return diagnosticsOutcome(verb.name, [notShown]);
  const { declarations, diagnostics } = loadDeclarations(request.files);
  const opened: TenantToken[] = [];
  for (const { declaration } of declarations) {
    const { name: tenant } = declaration.metadata;
    const env = graphEnvironment(session.env, request.graphEndpoint, tenant);
    const question = { tenantId: declaration.spec.tenantId, profile: request.profile, env };
    const token = await session.progress.step(`${tenant}: reading the token`, () => openToken(question));
    opened.push({ tenant, ...token });
  }
  const all = [...diagnostics, ...opened.flatMap((token) => token.diagnostics)];
  return tokensOutcome(opened, all, hasErrors(all) ? 1 : 0);
}

const notShown = error('INT1322', {
  what: 'enrollment tokens are only shown in a terminal',
  why: 'standard output is not a terminal, so the token would be stored in a file or a log; anyone who has it can enroll devices',
  fix: 'run the command in a terminal, or add --reveal if this is intended',
});

interface TenantToken {
  /** Name of the declaration. */
  readonly tenant: string;
  readonly values: ValueObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * JSON: `{ formatVersion, verb, exitCode, tokens: [{ tenant, profileId, displayName, enrollmentMode, tokenExpirationDateTime,
 * tokenValue, qrCodeContent, qrCodeImage }], diagnostics }`.
 */
function tokensOutcome(
  opened: readonly TenantToken[],
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
): Outcome {
  return {
    exitCode,
    text: (style) =>
      [problemsText(diagnostics, style), ...opened.map((token) => tokenText(token, style))]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult(verb.name, exitCode, {
      tokens: opened.flatMap(({ tenant, values }) => (values ? [{ tenant, ...textsOf(values) }] : [])),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

const lines = {
  tokenValue: 'token',
  tokenExpirationDateTime: 'expires',
  qrCodeContent: 'QR code',
} as const;

function tokenText({ tenant, values }: TenantToken, style: TextStyle): string {
  if (!values) return '';
  const rows = Object.entries(lines).map(([name, word]) => `  ${word.padEnd(8)} ${shown(values[name])}\n`);
  const title = `${inert(tenant)}: ${shown(values.displayName)} (${shown(values.enrollmentMode)})`;
  return `${paintFor(style).good(title)}\n${rows.join('')}`;
}

function shown(value: ValueObject[string] | undefined): string {
  return typeof value === 'string' ? inert(value) : '–';
}

function textsOf(values: ValueObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  );
}
