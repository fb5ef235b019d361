import type { FourPartVersion, Guid, ThreePartVersion } from '../schemas/index.js';

/**
 * Takes a text that is only known when the program runs for a GUID: a variable of the environment, or of Terraform.
 *
 * Synth reports one that is none, or missing, with all other problems.
 *
 * @example tenantId: guid(process.env.ARM_TENANT_ID)
 */
export function guid(text: string | undefined): Guid {
  return (text ?? '') as Guid;
}

/** Takes a text that is only known when the program runs for a version. Synth reports one that is none. */
export function version(text: string | undefined): FourPartVersion & ThreePartVersion {
  return (text ?? '') as FourPartVersion & ThreePartVersion;
}
