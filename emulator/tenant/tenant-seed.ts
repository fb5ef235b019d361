import type { Switches } from './switches.js';

/** A secret of the emulator's applications, as listed by Microsoft Entra. */
export interface SeededSecret {
  readonly displayName: string;
  readonly endDateTime: string;
  /** First characters of the secret; null for old secrets. Default: those of the application's own secret. */
  readonly hint?: string | null;
}

/** Initial state of a tenant. */
export interface TenantSeed {
  /** Microsoft Entra tenant id (GUID); also the organization's id. */
  readonly tenantId: string;
  /** Default: `Contoso`. */
  readonly displayName?: string;
  /** MDM authority. Default: `intune`, as in tenants since service release 1911. */
  readonly authority?: 'unknown' | 'intune' | 'sccm' | 'office365';
  /** Binding to managed Google Play. Default: `notBound`, as in new tenants. */
  readonly managedGooglePlay?: 'notBound' | 'bound' | 'boundAndValidated' | 'unbinding';
  /** Apple ID of an uploaded push certificate. Default: there is none. */
  readonly pushCertificate?: string;
  /** Number of managed devices. Default: none. */
  readonly devices?: number;
  /** Number of device categories. Default: none. */
  readonly categories?: number;
  /** Value of the built-in device limit, 1 to 15. Default: 5. */
  readonly defaultLimit?: number;
  /** Seed of all random values. Default: derived from the tenant's id. */
  readonly seed?: number;
  /** Whether the tenant was migrated to cleanup rules, so that the older setting returns 403. Default: true. */
  readonly migratedCleanup?: boolean;
  /** Verified domains with an `EnterpriseEnrollment` CNAME. Default: none. */
  readonly domains?: readonly string[];
  /**
   * Names of Microsoft Entra security groups; their ids are derived from the names. Default: those of the
   * documentation's examples.
   */
  readonly groups?: readonly string[];
  /** Names of apps; their ids are derived from the names. Default: those of the documentation's examples. */
  readonly apps?: readonly string[];
  /**
   * The secrets of each application in Microsoft Entra. Only the application's own secret can sign in. Default: its
   * own, which expires in 2099.
   */
  readonly clientSecrets?: readonly SeededSecret[];
  /** Variants of the tenant's behavior. Default: as listed in `docs/emulator-behavior.md`. */
  readonly switches?: Partial<Switches>;
}
