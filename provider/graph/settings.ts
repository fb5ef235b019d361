import type { CloudName } from './clouds.js';

/** A secret that is only returned by a call: it does not appear when its holder is printed or converted to JSON. */
export type Hidden = () => string;

/** Hides a secret behind a function. */
export function hide(secret: string): Hidden {
  return () => secret;
}

/** Source of the identity token of a federated credential. */
export type OidcSource =
  | { readonly from: 'token'; readonly token: Hidden }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'github'; readonly requestUrl: string; readonly requestToken: Hidden }
  | {
      readonly from: 'azureDevops';
      readonly requestUrl: string;
      readonly requestToken: Hidden;
      readonly serviceConnectionId: string;
    };

/** How to sign in. */
export type CredentialSettings =
  | { readonly kind: 'clientSecret'; readonly clientId: string; readonly secret: Hidden }
  | {
      readonly kind: 'clientCertificate';
      readonly clientId: string;
      readonly pem: Hidden;
      readonly password?: Hidden;
      readonly encoded?: Hidden;
    }
  | { readonly kind: 'oidc'; readonly clientId: string; readonly source: OidcSource }
  | { readonly kind: 'managedIdentity'; readonly clientId?: string }
  /** `isDefault`: not requested explicitly, but there was nothing else. */
  | { readonly kind: 'azureCli'; readonly isDefault?: true };

/** Everything that `connectGraph` needs. Contains hidden secrets. */
export interface GraphSettings {
  /** Microsoft Entra tenant id, GUID in lower case. */
  readonly tenantId: string;
  readonly cloud: CloudName;
  /** Origin of Microsoft Graph, without a trailing slash. */
  readonly endpoint: string;
  /** Origin that issues the tokens. */
  readonly authority: string;
  /** Whether `endpoint` is on this machine. If so, it also issues the tokens, and HTTP is allowed. */
  readonly loopback: boolean;
  /** Scope of the requested token. */
  readonly scope: string;
  readonly credential: CredentialSettings;
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
