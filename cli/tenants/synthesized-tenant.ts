import type { LocateAddress } from './locate.js';

/** A tenant whose Terraform JSON was written. */
export interface SynthesizedTenant {
  readonly name: string;
  readonly tenantId: string;
  /** Declaration, or stack of a program, that it comes from, as it was named. */
  readonly file: string;
  /** Folder of its Terraform JSON. */
  readonly folder: string;
  /** Finds the place in the declaration that a Terraform address comes from. */
  readonly locate: LocateAddress;
  /** Days before its end from which the credential is reported. Default: 30. */
  readonly renewBeforeDays?: number;
}
