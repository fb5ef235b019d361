import { type TerraformStack, Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps, type TenantOptions } from '../../constructs/index.js';
import type { loose } from '../../schemas/index.js';

/** Terraform JSON, as far as tests look into it. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data?: TerraformJson['resource'];
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly removed?: readonly unknown[];
  readonly locals?: Readonly<Record<string, unknown>>;
}

/** The id of the tenant in tests. */
export const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** Properties of a tenant, as a program without types could give them. */
export type LooseProps = Partial<loose.TenantSpec> & TenantOptions;

/** A tenant in an app of its own. */
export function tenantWith(props: LooseProps = {}): IntuneTenant {
  return new IntuneTenant(Testing.app(), 'contoso', { tenantId, ...props } as IntuneTenantProps);
}

/** The Terraform JSON of a stack, after its validations, without cdktf's notes. */
export function synthesize(stack: TerraformStack): TerraformJson {
  return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
}

/** The codes of a tenant's errors and warnings. */
export function codesOf({ diagnostics }: IntuneTenant): readonly string[] {
  return diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}
