import { complaintIn } from '../../cli/terraform/problems.js';
import { recognize } from '../../cli/terraform/terraform-errors.js';
import { codes, type DiagnosticCode } from '../../core/index.js';
import { recordedText, recordings } from '../support/recordings.js';

/** Messages of the two engines, and their meaning. */
const said: readonly (readonly [string, string | undefined])[] = [
  [
    'Error acquiring the state lock: failed to write backup file: Unsupported state file format:\nThis state file is encrypted and can not be read without an encryption\nconfiguration',
    'INT1328',
  ],
  [
    'Error acquiring the state lock: Unsupported state file format: The state file does not have a\n"version" attribute, which is required to identify the format version.',
    'INT1328',
  ],
  ['the given plan file is encrypted and requires a valid encryption\nconfiguration to decrypt', 'INT1328'],
  [
    'Error acquiring the state lock: failed to write backup file: decryption failed for all\nprovided methods',
    'INT1329',
  ],
  [
    'failed to instantiate provider "x" to obtain schema: the cached package for x does not match any of the checksums recorded in the dependency lock file, run tofu init',
    'INT1315',
  ],
  ['provider registry.opentofu.org/intuneform/intune was not\nfound in any of the search locations', 'INT1315'],
  [
    'Failed to resolve provider packages: Could not resolve provider hashicorp/azurerm: could not connect to\nregistry.opentofu.org: failed to request discovery document',
    'INT1315',
  ],
  [
    'Invalid provider registry host: The host "example.com" given in provider source address "example.com/a/b" does not offer a OpenTofu provider registry.',
    'INT1315',
  ],
  [
    'Invalid function argument: Invalid value for "path" parameter: no file exists at\n"./../nope.pem"; this function works only with files that are distributed as part of the configuration source code',
    'INT1316',
  ],
  ['Saved plan does not match the given state: created from a\ndifferent state lineage', 'INT1308'],
  [
    'plan file was created by\nTerraform 1.12.6, but this is 1.11.4; plan files cannot be transferred\nbetween different Terraform versions.',
    'INT1308',
  ],
  ['Error acquiring the state lock: resource temporarily unavailable', 'INT1313'],
  ['Unsupported state file format: the state file could not be parsed as JSON', 'INT1321'],
  [
    'Error acquiring the state lock: Invalid state file format: The state file does not conform to the\nexpected JSON data structure: illegal base64 data at input byte 0.',
    'INT1321',
  ],
  [
    'Error acquiring the state lock: failed to write backup file: encountered unencrypted payload without\nunencrypted method configured',
    'INT1334',
  ],
  ['error loading state: encountered unencrypted payload without unencrypted method configured', 'INT1334'],
  [
    'Unable to fetch encryption key data: key_provider.azure_vault.states failed with error: failed to generate key: 403',
    'INT1334',
  ],
  ['Unable to build encryption key data: key_provider.pbkdf2.k failed with error: no passphrase provided', 'INT1334'],
  [
    'Error acquiring the state lock: Unable to decode encrypted metadata (did you change your encryption config?)',
    'INT1334',
  ],
  [
    'Error acquiring the state lock: failed to write backup file: unable to determine data structure during decryption: Unsupported state file format',
    'INT1321',
  ],
  [
    'Error acquiring the state lock: invalid data format for decryption: unexpected end of JSON input, the state file could not be parsed',
    'INT1321',
  ],
  ['Error acquiring the state lock: invalid encrypted payload version: v1 != v0', 'INT1314'],
  ['something else entirely', undefined],
];

test.each(said)('recognizes %j as %s', (words, code) => {
  expect(recognize(words)?.code).toBe(code);
});

test('an unreadable lock file is not reported as a network problem', () => {
  const words = 'failed to read dependency lock file: Argument or block definition required';

  expect(recognize(words)).toEqual({ code: 'INT1315', fix: expect.stringContaining('.terraform.lock.hcl') as unknown });
});

test('does not advise backups or locks if the state is encrypted', () => {
  const encrypted = said.filter(([, code]) => ['INT1328', 'INT1329', 'INT1334'].includes(code ?? ''));
  const advice = encrypted.map(([words, code]) => recognize(words)?.fix ?? codes[code as DiagnosticCode].remedy);

  expect(encrypted).toHaveLength(9);
  expect(advice.filter((fix) => /force-unlock|from a backup/u.test(fix))).toEqual([]);
});

test('explains how to encrypt a state that is not encrypted yet', () => {
  expect(recognize('encountered unencrypted payload without unencrypted method configured')?.fix).toContain('fallback');
});

/** What the recorded failures of both engines are. */
const expected: Readonly<Record<string, string>> = {
  'init-registry-unreachable.txt': 'INT1315',
  'init-short-source.txt': 'INT1315',
  'plan-checksum-mismatch.txt': 'INT1315',
  'terraform-applies-plan-of-tofu.txt': 'INT1308',
  'tofu-applies-plan-of-terraform.txt': 'INT1308',
  'apply-plan-other-lineage.txt': 'INT1308',
  'apply-plan-other-lineage-terraform.txt': 'INT1308',
  'apply-stale-plan.txt': 'INT1308',
  'encrypted-no-key.txt': 'INT1328',
  'encrypted-no-key-terraform.txt': 'INT1328',
  'encrypted-wrong-passphrase.txt': 'INT1329',
  'encrypted-plan-without-key.txt': 'INT1328',
};

test.each(Object.entries(expected))('the recorded %s is recognized as %s', (file, code) => {
  expect(recognize(recordedText(file))?.code).toBe(code);
});

test.each(['init-registry-unreachable.txt', 'init-short-source.txt'])(
  'the advice for the recorded %s is the full address of the provider',
  (file) => {
    expect(recognize(recordedText(file))?.fix).toContain('registry.terraform.io/intuneform/intune');
  },
);

test('an unreachable registry is not blamed on the address of other providers', () => {
  const words =
    'Could not resolve provider hashicorp/azurerm: could not connect to registry.opentofu.org: no such host';

  expect(recognize(words)).toEqual({ code: 'INT1315' });
});

test('every recorded failure is in the table', () => {
  expect(recordings.filter((file) => recordedText(file).includes('exit 1'))).toEqual(Object.keys(expected).sort());
});

test.each([
  'init-full-source.txt',
  'encrypted-apply.txt',
  'apply-forget.txt',
  'plan-forget-and-create.txt',
  'version-json.txt',
])('the recorded %s succeeded, and nothing in it is taken for a failure', (file) => {
  const text = recordedText(file);

  expect(text).toContain('exit 0');
  expect(recognize(text.replace(/^Warning: [\s\S]*/mu, ''))).toBeUndefined();
  expect(complaintIn(text)).toBeUndefined();
});
