import type { DiagnosticCode } from '../../core/index.js';

/** Errors of Terraform that we have a better name for. Matched against summary and detail; the first one wins. */
const known: readonly (readonly [RegExp, DiagnosticCode])[] = [
  [/newer provider version|created by a newer version|state snapshot was created by/iu, 'INT1314'],
  [/unsupported state file format|state file could not be parsed|failed to (?:load|read) state/iu, 'INT1321'],
  [/acquiring the state lock/iu, 'INT1313'],
  [/saved plan is stale|plan does not match the current state/iu, 'INT1308'],
  [
    // A provider that dies is told as a cancelled request when its connection closes first. An interrupt by the user is
    // told before anybody looks here.
    /plugin did not respond|request was cancell?ed|plugin error|failed to load plugin schemas|failed to instantiate provider|plugin exited/iu,
    'INT1312',
  ],
  [
    /failed to query available provider packages|failed to install provider|dependency lock file|checksums/iu,
    'INT1315',
  ],
  [/execution halted|operation (?:cancelled|canceled|interrupted)|stopped while/iu, 'INT1309'],
];

/** Our code for an error of Terraform. Undefined: it has none of its own. */
export function ownCode(text: string): DiagnosticCode | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1];
}
