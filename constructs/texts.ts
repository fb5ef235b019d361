import type { FourPartVersion, Guid, ThreePartVersion } from '../schemas/index.js';

/**
 * Marks a text that is known only at run time as a GUID: an environment variable, or a Terraform variable.
 *
 * Synth reports a missing or malformed GUID along with all other problems.
 *
 * @example tenantId: guid(process.env.ARM_TENANT_ID)
 */
export function guid(text: string | undefined): Guid {
  return (text ?? '') as Guid;
}

/** Marks a text that is known only at run time as a version. Synth reports a malformed version. */
export function version(text: string | undefined): FourPartVersion & ThreePartVersion {
  return (text ?? '') as FourPartVersion & ThreePartVersion;
}
