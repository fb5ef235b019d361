import type { Environment } from '../process/session.js';

/**
 * Whether the user's environment limits a plan to part of the declaration.
 *
 * Terraform records this in the plan; OpenTofu does not.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_cli_args-and-tf_cli_args_name
 */
export function isLimited({ TF_CLI_ARGS: all = '', TF_CLI_ARGS_plan: plan = '' }: Environment): boolean {
  return /(?:^|[\s'"])--?(?:target|exclude)(?:-file)?(?:[=\s'"]|$)/u.test(`${all} ${plan}`);
}
