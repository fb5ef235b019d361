import {
  causeOf,
  type CodeMeaning,
  codes,
  type Diagnostic,
  documentationOf,
  error,
  isDiagnosticCode,
} from '../../core/index.js';
import { inert, paintFor, wrap } from '../../report/index.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome } from '../result/outcome.js';
import { commonOptions, word } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = { arguments: { code: word('code of an error or warning, such as INT1201') }, options: commonOptions() };

/** Explains a code. */
export const verb = defineVerb({
  name: 'explain',
  place: 135,
  summary: 'Explain the cause of an error or warning, and how to fix it',
  ...takes,
  examples: ['intuneform explain INT1201', 'intuneform explain 3003 --format json'],
  exitCodes: plainExitCodes,
  run: explain,
});

/** Looks a code up. JSON: `{ formatVersion, verb, exitCode, code, title, cause, remedy, docs, diagnostics }`. */
function explain({ code: given }: RequestOf<typeof takes>): Promise<Outcome> {
  const code = given.toUpperCase().replace(/^(?=\d)/u, 'INT');
  if (!isDiagnosticCode(code)) return Promise.resolve(diagnosticsOutcome('explain', [notACode(given)]));
  const meaning: CodeMeaning = codes[code];
  const { title, remedy } = meaning;
  const cause = causeOf(meaning);
  const docs = documentationOf(code);
  return Promise.resolve({
    exitCode: 0,
    text: (style) => {
      const { strong } = paintFor(style);
      const paragraphs = [
        strong(`${code}: ${title}`),
        ...[cause, `What to do: ${remedy}`].map(wrapped(style.width)),
        docs,
      ];
      return `${paragraphs.join('\n\n')}\n`;
    },
    json: jsonResult('explain', 0, { code, title, cause, remedy, docs, diagnostics: [] }),
  });
}

function wrapped(width = 100): (text: string) => string {
  return (text) => wrap(withoutLinks(text), Math.min(width, 100)).join('\n');
}

/**
 * The texts come from pages in `docs/`: `[permissions](reference/permissions.md)` becomes
 * `permissions (docs/reference/permissions.md)`.
 */
function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\(([^)]+)\)/gu, '$1 (docs/$2)');
}

function notACode(given: string): Diagnostic {
  return error('INT1301', {
    what: `the code ${inert(given)} does not exist`,
    why: 'codes are INT and four digits, as in INT1201',
    fix: 'copy the code from the message; docs/errors.md lists all of them',
  });
}
