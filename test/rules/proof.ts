import type { DiagnosticCode } from '../../core/index.js';
import type { TenantSeed } from '../../emulator/index.js';
import { declarationWith } from '../schemas/declaration-text.js';
import type { RuleCase } from './cases/rule-case.js';

/** A declaration that violates a rule, without a tenant: in YAML at the marked places, and in constructs. */
export interface Declared {
  readonly code: DiagnosticCode;
  /** YAML, with `¦` before each place to report. */
  readonly text: string;
}

/** A declaration that violates a rule in a tenant: `terraform plan` on the emulator reports it. */
export interface Planned {
  readonly code: DiagnosticCode;
  /** How plan reacts. */
  readonly ends: 'failed' | 'warned';
  /** YAML, with `CERTIFICATE` for the path of the file below. */
  readonly text: string;
  readonly tenant: Partial<TenantSeed>;
  /** Content of a file that the declaration names. */
  readonly certificate?: string;
  /** Push certificate that the tenant has, of the Apple ID `mdm@contoso.com`. Default: none. */
  readonly uploaded?: string;
  /** How the remedy begins. Default: as diagnostics of the provider have it; a condition of Terraform has a message alone. */
  readonly remedy?: string;
}

/** A rule that no declaration can violate, or that needs a state or a file: the existing test of it. */
export interface ExistingTest {
  /** File of the test. */
  readonly file: string;
  /** Title of the test there. */
  readonly title: string;
}

/** The proofs of a rule. Some lists can be empty, but not all. */
export interface Row {
  /** The rule, in a few words. */
  readonly rule: string;
  readonly declared?: readonly Declared[];
  readonly cases?: readonly RuleCase[];
  readonly planned?: readonly Planned[];
  readonly tests?: readonly ExistingTest[];
}

/** Something that a declaration breaks a rule with. */
export function declared(code: DiagnosticCode, ...texts: readonly string[]): readonly Declared[] {
  return texts.map((text) => ({ code, text }));
}

/** Tests of a rule. */
export function testsOf(file: string, ...titles: readonly string[]): readonly ExistingTest[] {
  return titles.map((title) => ({ file: `test/${file}.test.ts`, title }));
}

/** A declaration with this `spec.enrollment`, of one line; the authority is Intune. */
export function enrollment(members: string): string {
  return declarationWith(`  authority: { desired: intune }\n  enrollment: { ${members} }\n`);
}

/** A declaration with these Windows settings. */
export function windows(members: string): string {
  return enrollment(`windows: { ${members} }`);
}

/** A declaration with this `spec.retention`. */
export function retention(members: string): string {
  return declarationWith(`  retention: { ${members} }\n`);
}

/** The members of an assignment to everybody. */
export const everyone = 'assignments: [{ allUsers: true }]';

/** A list of equally made entries of YAML. */
export function many(count: number, entry: (number: number) => string): string {
  return `[${Array.from({ length: count }, (_, index) => entry(index + 1)).join(', ')}]`;
}

/** A text of so many characters. */
export function long(characters: number): string {
  return 'x'.repeat(characters);
}
