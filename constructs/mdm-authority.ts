import { Construct } from 'constructs';
import type { Authority } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneMdmAuthority } from './generated/index.js';

/**
 * The MDM authority of a tenant: who manages its devices.
 *
 * Every other Intune resource of the tenant depends on it without further ado. Terraform's address:
 * `intune_mdm_authority.authority`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/mdm-authority-set
 */
export class MdmAuthority extends Construct {
  /** The resource in Terraform. */
  readonly resource: IntuneMdmAuthority;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the authority that is desired, and the permission to leave another
   */
  constructor(scope: Construct, id: string, props: Authority) {
    super(scope, id);
    declarePart(this, { authority: props });
    const { desired, transition } = props;
    this.resource = new IntuneMdmAuthority(this, 'Default', { authority: desired, ...(transition && { transition }) });
    nameFrom(this.resource, 'authority', ['spec', 'authority']);
  }
}
