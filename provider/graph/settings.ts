import type { CloudName } from './clouds.js';

/** A secret that must be asked for: it does not show when its holder is printed or turned into JSON. */
export type Hidden = () => string;

/** Hides a secret behind a function. */
export function hide(secret: string): Hidden {
  return () => secret;
}

/** Where the identity token of a federated credential comes from. */
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
  /** `isDefault`: nobody asked for it, and there was nothing else. */
  | { readonly kind: 'azureCli'; readonly isDefault?: true };

/** Everything that `connectGraph` needs. Holds secrets, hidden. */
export interface GraphSettings {
  /** Entra tenant id, GUID in lower case. */
  readonly tenantId: string;
  readonly cloud: CloudName;
  /** Origin of Microsoft Graph, without a slash at the end. */
  readonly endpoint: string;
  /** Origin that issues the tokens. */
  readonly authority: string;
  /** Whether `endpoint` is this machine. Then it issues the tokens too, and HTTP is allowed. */
  readonly loopback: boolean;
  /** Scope that a token is asked for. */
  readonly scope: string;
  readonly credential: CredentialSettings;
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
