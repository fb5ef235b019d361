import type { Switches } from './switches.js';

/** A secret of the emulator's applications, as Microsoft Entra lists it. */
export interface SeededSecret {
  readonly displayName: string;
  readonly endDateTime: string;
  /** First characters of the secret; null, as with old secrets. Default: those of the application's own. */
  readonly hint?: string | null;
}

/** A tenant to begin with. */
export interface TenantSeed {
  /** Entra tenant id (GUID); the organization's id. */
  readonly tenantId: string;
  /** Default: `Contoso`. */
  readonly displayName?: string;
  /** MDM authority. Default: `intune`, as tenants have it since service release 1911. */
  readonly authority?: 'unknown' | 'intune' | 'sccm' | 'office365';
  /** Binding to managed Google Play. Default: `notBound`, as tenants begin. */
  readonly managedGooglePlay?: 'notBound' | 'bound' | 'boundAndValidated' | 'unbinding';
  /** Apple ID of the push certificate that a person uploaded. Default: there is none. */
  readonly pushCertificate?: string;
  /** Number of managed devices. Default: none. */
  readonly devices?: number;
  /** Number of device categories. Default: none. */
  readonly categories?: number;
  /** Limit of the built-in device limit, 1 to 15. Default: 5. */
  readonly defaultLimit?: number;
  /** Seed of everything that is random. Default: made from the tenant's id. */
  readonly seed?: number;
  /** Whether the tenant was moved to cleanup rules, so that the older setting answers 403. Default: true. */
  readonly migratedCleanup?: boolean;
  /** Verified domains whose `EnterpriseEnrollment` CNAME is in place. Default: none. */
  readonly domains?: readonly string[];
  /** Names of Entra security groups; their ids follow from their names. Default: those of the documentation's examples. */
  readonly groups?: readonly string[];
  /** Names of apps; their ids follow from their names. Default: those of the documentation's examples. */
  readonly apps?: readonly string[];
  /** The secrets of each application that Microsoft Entra lists; none of them signs in but its own. Default: its own, which ends in 2099. */
  readonly clientSecrets?: readonly SeededSecret[];
  /** How the tenant answers where real tenants differ. Default: as `docs/emulator-behavior.md` lists it. */
  readonly switches?: Partial<Switches>;
}
