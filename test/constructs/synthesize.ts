import { type TerraformStack, Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps } from '../../constructs/index.js';

/** Terraform JSON, as far as tests look into it. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data?: TerraformJson['resource'];
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/** The id of the tenant in tests. */
export const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** A tenant in an app of its own. */
export function tenantWith(props: Partial<IntuneTenantProps> = {}): IntuneTenant {
  return new IntuneTenant(Testing.app(), 'contoso', { tenantId, ...props });
}

/** The Terraform JSON of a stack, after its validations, without cdktf's notes. */
export function synthesize(stack: TerraformStack): TerraformJson {
  return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
}

/** The codes of a tenant's errors and warnings. */
export function codesOf({ diagnostics }: IntuneTenant): readonly string[] {
  return diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}
