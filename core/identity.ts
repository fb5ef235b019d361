/** Who a token speaks for, as its claims say. */
export interface Identity {
  /** Tenant that issued the token, GUID in lower case. */
  readonly tenantId: string;
  /** `application`: no user is signed in. */
  readonly kind: 'application' | 'delegated';
  /** Application permissions (roles), or scopes of the user's token. */
  readonly permissions: readonly string[];
  /** Templates of the Entra roles that the token names (`wids`), in lower case. Empty: it names none. */
  readonly directoryRoles: readonly string[];
  /** Name of the application, or of the user. */
  readonly name: string;
  readonly expiresAt: Date;
}

/** What a plan does about objects that the identity may not write: warn, fail, or skip the check. */
export const preflightModes = ['warn', 'fail', 'off'] as const;

/** What a plan does about an object to create of which the tenant has a namesake: warn of it, fail, or adopt it. */
export const onExistingModes = ['warn', 'error', 'adopt'] as const;

/** One of `onExistingModes`. */
export type OnExistingMode = (typeof onExistingModes)[number];

/** One of `preflightModes`. */
export type PreflightMode = (typeof preflightModes)[number];
