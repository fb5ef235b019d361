/** Tenant id of the demo. */
export const demoTenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/**
 * Template of the Microsoft Entra role Intune Administrator, as in the `wids` of a token.
 *
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const intuneAdministrator = '3a2c62db-5318-420d-8d74-23affee5d9d5';

/**
 * Template of the Microsoft Entra role Cloud Device Administrator, the least privileged one that Microsoft documents
 * for mobility policies.
 */
export const cloudDeviceAdministrator = '7698a772-787b-4ac8-901f-60d6b08affd2';

/** An application that is registered in every tenant of the emulator. */
export interface EmulatedApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly displayName: string;
  /** Its permissions: all, or only those for reading. */
  readonly grants: 'all' | 'read';
  /** Templates of its Microsoft Entra roles. */
  readonly directoryRoles: readonly string[];
  /** User that its tokens represent. Default: the application itself. */
  readonly signedIn?: EmulatedUser;
  /** Seconds until its tokens expire. Negative: they are expired when issued. */
  readonly expiresInSeconds: number;
}

/** A user who can sign in to every tenant of the emulator. */
export interface EmulatedUser {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly userId: string;
}

/** The application of the demo's pipeline, with all permissions. Its secrets are public and worthless elsewhere. */
export const demoApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d01',
  clientSecret: 'emulator-demo-secret',
  displayName: 'intuneform demo pipeline',
  grants: 'all',
  directoryRoles: [intuneAdministrator],
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/** An application that can only read. */
export const readOnlyApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d02',
  clientSecret: 'emulator-read-only-secret',
  displayName: 'intuneform demo reader',
  grants: 'read',
  directoryRoles: [],
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/** An application whose tokens are expired when issued. */
export const expiredApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d03',
  clientSecret: 'emulator-expired-secret',
  displayName: 'intuneform demo latecomer',
  grants: 'all',
  directoryRoles: [intuneAdministrator],
  expiresInSeconds: -60,
} as const satisfies EmulatedApplication;

/** The administrator who makes manual changes in the demo. */
export const demoAdministrator = {
  userPrincipalName: 'admin@contoso.com',
  password: 'emulator-demo-password',
  userId: '9b1d2c3e-4f50-4a61-8b72-93a4b5c6d701',
} as const satisfies EmulatedUser;

/**
 * The administrator's console: issues tokens of the signed-in administrator for a secret, which Microsoft Entra never
 * does.
 *
 * It replaces `az login`, which needs a browser, so that operations for signed-in users can be tried here.
 */
export const administratorsConsole = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d04',
  clientSecret: 'emulator-console-secret',
  displayName: 'intuneform demo console',
  grants: 'all',
  directoryRoles: [intuneAdministrator, cloudDeviceAdministrator],
  signedIn: demoAdministrator,
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/**
 * An application with every permission and no Microsoft Entra role, like most pipelines. It cannot write platform
 * restrictions.
 */
export const applicationWithoutRole = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d05',
  clientSecret: 'emulator-no-role-secret',
  displayName: 'intuneform demo pipeline without a role',
  grants: 'all',
  directoryRoles: [],
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/** All applications. */
export const applications: readonly EmulatedApplication[] = [
  demoApplication,
  readOnlyApplication,
  expiredApplication,
  administratorsConsole,
  applicationWithoutRole,
];

/**
 * Identities of the demo's application: itself, one without a Microsoft Entra role, one that can only read, or the
 * administrator.
 */
export const emulatedIdentities = ['application', 'no-role', 'reader', 'administrator'] as const;

/** One of them. */
export type EmulatedIdentity = (typeof emulatedIdentities)[number];

const identities: Readonly<Record<EmulatedIdentity, EmulatedApplication>> = {
  application: demoApplication,
  'no-role': applicationWithoutRole,
  reader: readOnlyApplication,
  administrator: administratorsConsole,
};

/** All applications, with another identity for the demo's application. Its id and secret stay the same. */
export function applicationsAs(identity: EmulatedIdentity = 'application'): readonly EmulatedApplication[] {
  const { clientId, clientSecret } = demoApplication;
  const demo = { ...identities[identity], clientId, clientSecret };
  return applications.map((application) => (application === demoApplication ? demo : application));
}

/** All users. */
export const users: readonly EmulatedUser[] = [demoAdministrator];
