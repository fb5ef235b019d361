import type { DiagnosticCode } from '../../core/index.js';

/** An error of Terraform or OpenTofu that has one of our codes. */
export interface KnownError {
  readonly code: DiagnosticCode;
  /** What to do, if it differs from the general fix of the code. */
  readonly fix?: string;
  /** Why, where Terraform's words do not say it well; `$1` is the first group of the pattern. */
  readonly why?: string;
}

// A provider that dies is reported as a canceled request when its connection closes first. An interrupt by the user is
// handled before the output is searched.
const lostProvider =
  /plugin did not respond|request was cancell?ed|plugin error|failed to load plugin schemas|failed to instantiate provider|plugin exited/iu;

/**
 * Patterns for summary and detail; the first match wins.
 *
 * The texts are those of Terraform 1.11 and OpenTofu 1.12. Line breaks count as spaces. Encryption comes first:
 * OpenTofu reports it as a failure of the lock or the backend, and the advice for those could destroy an intact state.
 */
const known: readonly (readonly [RegExp, KnownError])[] = [
  [/decryption failed|message authentication failed/iu, { code: 'INT1329' }],
  [/is encrypted and (?:can not|cannot|requires)|without an encryption configuration/iu, { code: 'INT1328' }],
  [/state file does not have a "version" attribute/iu, { code: 'INT1328' }],
  [
    /unencrypted payload without unencrypted method/iu,
    {
      code: 'INT1334',
      fix: 'to encrypt the file, add the method "unencrypted" and a fallback that uses it to the encryption settings, apply once, then remove both',
    },
  ],
  [/unable to (?:fetch|build|decode|encode) encrypt(?:ion|ed) (?:key data|metadata)/iu, { code: 'INT1334' }],
  [
    /invalid encrypted payload version/iu,
    { code: 'INT1314', fix: 'use the version of OpenTofu that wrote the file, or a newer one' },
  ],
  [/invalid data format for decryption|unable to determine data structure during decryption/iu, { code: 'INT1321' }],
  [/newer provider version|created by a newer version|state snapshot was created by/iu, { code: 'INT1314' }],
  [
    /(?:unsupported|invalid) state file format|state file could not be parsed|failed to (?:load|read) state/iu,
    { code: 'INT1321' },
  ],
  [/acquiring the state lock/iu, { code: 'INT1313' }],
  [
    /plan files cannot be transferred between different/iu,
    { code: 'INT1308', fix: 'apply it with the engine and version that made it, or plan again with this one' },
  ],
  [
    /different state lineage/iu,
    { code: 'INT1308', fix: 'check which state this folder uses; the plan was made for another one' },
  ],
  [/saved plan is stale|plan does not match the (?:current|given) state/iu, { code: 'INT1308' }],
  [
    /does not match any of the checksums recorded in the dependency lock file/iu,
    {
      code: 'INT1315',
      fix: 'run init again in the folder of the stack, to record the checksum of the provider in use',
    },
  ],
  [
    /failed to read dependency lock file/iu,
    {
      code: 'INT1315',
      fix: 'restore .terraform.lock.hcl in the folder of the stack, or remove it and run again to create a new one',
    },
  ],
  [
    /no file exists at "?([^";]+)"?/iu,
    {
      code: 'INT1316',
      why: 'the file $1, relative to the folder of the stack, does not exist',
    },
  ],
  [/needs Node\.js 20\.11 or newer, and there is no node on PATH/iu, { code: 'INT1333' }],
  [lostProvider, { code: 'INT1312' }],
  [
    /provider registry\.\S+\/intuneform\/intune was not found|registry\.opentofu\.org\/intuneform|provider intuneform\/intune: could not connect to registry\.opentofu\.org/iu,
    {
      code: 'INT1315',
      fix: 'write source = "registry.terraform.io/intuneform/intune" in required_providers, and run intuneform provider install',
    },
  ],
  [
    /failed to query available provider packages|could not resolve provider|invalid provider registry host|failed to install provider|dependency lock file|checksums/iu,
    { code: 'INT1315' },
  ],
  [/execution halted|operation (?:cancelled|canceled|interrupted)|stopped while/iu, { code: 'INT1309' }],
];

/** Whether an output says that the provider could not be reached, or ended. */
export function isProviderLost(text: string): boolean {
  return lostProvider.test(text.replaceAll(/\s+/gu, ' '));
}

/** Recognizes an error of Terraform or OpenTofu. Undefined: it has no code. */
export function recognize(text: string): KnownError | undefined {
  const line = text.replaceAll(/\s+/gu, ' ');
  const [pattern, found] = known.find(([one]) => one.test(line)) ?? [];
  if (!pattern || found?.why === undefined) return found;
  const [, group = ''] = pattern.exec(line) ?? [];
  return { ...found, why: found.why.replace('$1', () => group) };
}
