import { type Diagnostic, error, type ValueObject } from '../../core/index.js';
import type { RuleDays } from '../../provider/resources/devices/departure.js';
import { managedDeviceCleanupRule } from '../../provider/resources/devices/managed-device-cleanup-rule.js';
import { loadDeclarations, type TenantDeclaration } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { type StaticBlock, staticBlocks } from '../stack/static-blocks.js';
import { expandFolders, isSynthesizedFile, readSynthesized } from '../tenants/synthesized-stack.js';

/** A tenant and its declared cleanup rules. */
export interface DepartureSubject {
  readonly name: string;
  readonly tenantId: string;
  readonly rules: RuleDays;
}

/** The tenants and rules in files. */
export interface DepartureSubjects {
  readonly subjects: readonly DepartureSubject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the tenants of declarations, and of stacks that programs synthesized. */
export function departureSubjects(files: readonly string[], env: Environment): DepartureSubjects {
  const expanded = expandFolders(files);
  const { declarations, diagnostics } = loadDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const stacks = expanded.filter(isSynthesizedFile).map((file) => subjectOfStack(file, env));
  return {
    subjects: [...declarations.map(({ declaration }) => subjectOfDeclaration(declaration)), ...stacks.flatMap(found)],
    diagnostics: [...diagnostics, ...stacks.flatMap((one) => ('code' in one ? [one] : []))],
  };
}

function found(one: DepartureSubject | Diagnostic): readonly DepartureSubject[] {
  return 'code' in one ? [] : [one];
}

/** The subject of a YAML declaration. */
export function subjectOfDeclaration({ metadata: { name }, spec }: TenantDeclaration): DepartureSubject {
  const rules = (spec.retention?.cleanupRules ?? []).map((rule) => [rule.platform, rule.inactiveDays] as const);
  return { name, tenantId: spec.tenantId, rules: new Map(rules) };
}

function subjectOfStack(file: string, env: Environment): DepartureSubject | Diagnostic {
  const read = readSynthesized(file, env);
  if ('code' in read) return read;
  const { metadata, spec } = read.identity.declaration;
  const blocks = staticBlocks(read).filter(({ definition }) => definition.name === managedDeviceCleanupRule.name);
  const unknown = blocks.find((block) => !daysOf(block));
  // Without one of the rules, the calendar would show devices for too long.
  if (unknown) return onlyTerraform(file, unknown.block.address);
  return {
    name: metadata.name,
    tenantId: spec.tenantId,
    rules: new Map(blocks.flatMap((block) => daysOf(block) ?? [])),
  };
}

function daysOf({ values = {} }: StaticBlock): readonly (readonly [string, number])[] | undefined {
  const { deviceCleanupRulePlatformType: platform, deviceInactivityBeforeRetirementInDays: days }: ValueObject = values;
  return typeof platform === 'string' && typeof days === 'number' ? [[platform, days]] : undefined;
}

function onlyTerraform(file: string, address: string): Diagnostic {
  return error('INT1371', {
    what: 'the cleanup rule contains an expression that only Terraform can evaluate',
    where: { file, address },
    why: 'only Terraform knows its platform or days, and the calendar depends on them',
    fix: 'set them to fixed values in the program, or review the effect in intuneform plan',
  });
}
