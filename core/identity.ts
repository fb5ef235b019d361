/** The identity that a token was issued for, according to its claims. */
export interface Identity {
  /** Tenant that issued the token, GUID in lower case. */
  readonly tenantId: string;
  /** `application`: no user is signed in. */
  readonly kind: 'application' | 'delegated';
  /** Application permissions (roles), or scopes of the user's token. */
  readonly permissions: readonly string[];
  /** Template ids of the Entra roles in the token (`wids`), in lower case. Empty: the token names none. */
  readonly directoryRoles: readonly string[];
  /** Name of the application or user. */
  readonly name: string;
  readonly expiresAt: Date;
}

/** How a plan handles objects that the identity cannot write: warn, fail, or skip the check. */
export const preflightModes = ['warn', 'fail', 'off'] as const;

/** How a plan handles a new object if the tenant already has one with the same name: warn, fail, or adopt it. */
export const onExistingModes = ['warn', 'error', 'adopt'] as const;

/** One of `onExistingModes`. */
export type OnExistingMode = (typeof onExistingModes)[number];

/** One of `preflightModes`. */
export type PreflightMode = (typeof preflightModes)[number];
