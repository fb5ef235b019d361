import type { DeclarationDraft } from '../../../schemas/index.js';

/** A specification of a tenant, of which anything may be missing or wrong. */
export type Spec = NonNullable<DeclarationDraft['spec']>;

/** A code, a spec that violates its rule once, and a similar one that does not. */
export type RuleCase = readonly [code: string, broken: Spec, sound: Spec];

/** Assigned to all users. */
export const everyone = [{ allUsers: true as const }];

/** Managed by Intune. */
export const intune = { desired: 'intune' as const };

/** A push certificate without files. */
export const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };
