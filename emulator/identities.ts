/** Tenant id of the demo. */
export const demoTenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/**
 * Template of the Entra role Intune Administrator, as a token's `wids` names it.
 *
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const intuneAdministrator = '3a2c62db-5318-420d-8d74-23affee5d9d5';

/** Template of the Entra role Cloud Device Administrator, the least one that Microsoft documents for mobility policies. */
export const cloudDeviceAdministrator = '7698a772-787b-4ac8-901f-60d6b08affd2';

/** An application that is registered in every tenant of the emulator. */
export interface EmulatedApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly displayName: string;
  /** What it was granted: every permission, or those that only read. */
  readonly grants: 'all' | 'read';
  /** Templates of the Entra roles that it holds. */
  readonly directoryRoles: readonly string[];
  /** Person for whom its tokens speak. Default: they speak for the application itself. */
  readonly signedIn?: EmulatedUser;
  /** Seconds until its tokens expire. Negative: they are expired when they are handed out. */
  readonly expiresInSeconds: number;
}

/** A person who can sign in to every tenant of the emulator. */
export interface EmulatedUser {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly userId: string;
}

/** The application of the demo's pipeline: it may do everything. These secrets are public and open nothing. */
export const demoApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d01',
  clientSecret: 'emulator-demo-secret',
  displayName: 'intuneform demo pipeline',
  grants: 'all',
  directoryRoles: [intuneAdministrator],
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/** An application that may only read. */
export const readOnlyApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d02',
  clientSecret: 'emulator-read-only-secret',
  displayName: 'intuneform demo reader',
  grants: 'read',
  directoryRoles: [],
  expiresInSeconds: 3599,
} as const satisfies EmulatedApplication;

/** An application whose tokens are expired when it gets them. */
export const expiredApplication = {
  clientId: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d03',
  clientSecret: 'emulator-expired-secret',
  displayName: 'intuneform demo latecomer',
  grants: 'all',
  directoryRoles: [intuneAdministrator],
  expiresInSeconds: -60,
} as const satisfies EmulatedApplication;

/** The administrator who changes things by hand in the demo. */
export const demoAdministrator = {
  userPrincipalName: 'admin@contoso.com',
  password: 'emulator-demo-password',
  userId: '9b1d2c3e-4f50-4a61-8b72-93a4b5c6d701',
} as const satisfies EmulatedUser;

/**
 * The administrator's console: hands out tokens of the signed-in administrator for a secret, which Entra never does.
 *
 * It stands for `az login`, which needs a browser, so that what only people may do can be tried here.
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

/** An application with every permission and no Entra role: what most pipelines are. Platform restrictions are refused to it. */
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

/** What the demo's application can be: itself, one without an Entra role, one that may only read, or the administrator. */
export const emulatedIdentities = ['application', 'no-role', 'reader', 'administrator'] as const;

/** One of them. */
export type EmulatedIdentity = (typeof emulatedIdentities)[number];

const identities: Readonly<Record<EmulatedIdentity, EmulatedApplication>> = {
  application: demoApplication,
  'no-role': applicationWithoutRole,
  reader: readOnlyApplication,
  administrator: administratorsConsole,
};

/** All applications, with the demo's application as another identity: its id and its secret stay. */
export function applicationsAs(identity: EmulatedIdentity = 'application'): readonly EmulatedApplication[] {
  const { clientId, clientSecret } = demoApplication;
  const demo = { ...identities[identity], clientId, clientSecret };
  return applications.map((application) => (application === demoApplication ? demo : application));
}

/** All people. */
export const users: readonly EmulatedUser[] = [demoAdministrator];
