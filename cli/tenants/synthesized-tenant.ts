import type { LocateAddress } from './locate.js';

/** A tenant whose Terraform JSON was written. */
export interface SynthesizedTenant {
  readonly name: string;
  readonly tenantId: string;
  /** File of its declaration, or stack of a program, as given. */
  readonly file: string;
  /** Folder of its Terraform JSON. */
  readonly folder: string;
  /** Finds the place in the declaration for a Terraform address. */
  readonly locate: LocateAddress;
  /** Days before expiry from which the credential is reported. Default: 30. */
  readonly renewBeforeDays?: number;
}
