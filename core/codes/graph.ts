import type { CodeTable } from './code.js';

/** Codes 3xxx: Microsoft Graph, the network and tokens. */
export const graphCodes = {
  INT3000: {
    title: 'Graph rejected the request',
    cause: 'Graph responded with a 4xx status that has no separate error code. Usually, a value is not allowed.',
    remedy: 'Correct the problem that the message of Graph describes.',
  },
  INT3001: {
    title: 'Conflict with the tenant',
    cause: 'Graph responded with status 409 or 412: the object already exists, or was changed in the meantime.',
    remedy: 'Plan again to read the current state of the tenant.',
  },
  INT3002: {
    title: 'Object to change not found',
    cause: 'Graph responded with status 404 to a change: the object no longer exists.',
    remedy: 'Plan again. Terraform then creates the object again or removes it from the state.',
  },
  INT3003: {
    title: 'Permission missing',
    cause:
      'Graph responded with status 403. The message states whether the token is app-only or delegated, and whether a permission or a Microsoft Entra role is missing.',
    remedy:
      'Follow the message. [permissions.md](reference/permissions.md) lists the permissions of each resource, and the cases in which Graph requires more than permissions.',
  },
  INT3004: {
    title: 'Throttled',
    cause: 'Graph throttled the tenant for longer than the command waits.',
    remedy: 'Run the command again later, or stop other programs that use Graph in this tenant.',
  },
  INT3005: {
    title: 'Graph is unavailable',
    cause: 'Graph repeatedly responded with a server error.',
    remedy: 'Try again later, and check the Microsoft 365 service health.',
  },
  INT3006: {
    title: 'Unexpected response',
    cause:
      'A response was not JSON, did not have the documented form, described another object, or had a loop in its pages. The usual cause is a wrong endpoint or a proxy. The response is discarded, and the state does not change.',
    remedy: 'Check the Graph endpoint. If it is right, try again later.',
  },
  INT3007: {
    title: 'Graph is unreachable',
    cause: 'The endpoint refuses connections, or its host name cannot be resolved.',
    remedy: 'Check the network, the proxy and the endpoint in the message.',
  },
  INT3008: {
    title: 'Server certificate not trusted',
    cause: 'The TLS handshake failed, often because a proxy inspects the traffic.',
    remedy: 'Set `NODE_EXTRA_CA_CERTS` to the certificate of the proxy, or correct the endpoint.',
  },
  INT3009: {
    title: 'Timeout',
    cause:
      'Graph or the token endpoint did not respond within the limits in [bounds.md](bounds.md). After a timeout of that length, the remaining requests of the run are not sent.',
    remedy: 'Try again. If the problem persists, check the network.',
  },
  INT3010: {
    title: 'Connection lost',
    cause: 'The connection ended before the response was complete.',
    remedy: 'Try again. If the problem persists, check the network.',
  },
  INT3011: {
    title: 'Stopped',
    cause: 'The command was stopped while it waited for Graph.',
    remedy: 'Run the command again.',
  },
  INT3012: {
    title: 'Graph redirects to another address',
    cause: 'A redirect or the link to the next page points to another address. Tokens are never sent there.',
    remedy: 'Correct the Graph endpoint.',
  },
  INT3013: {
    title: 'Token rejected',
    cause: 'Graph responded with status 401, even to a new token.',
    remedy: 'Check the license of the tenant and the credential.',
  },
  INT3014: {
    title: 'Collection not found',
    cause:
      'Graph responded with status 404 to a whole collection. An empty collection would be an empty list, so the response says nothing about its objects.',
    remedy:
      'Check the Graph endpoint and the Intune license of the tenant. For a collection of a parent object, check that the parent exists.',
  },
  INT3015: {
    title: 'Response too large',
    cause: 'The size of a response exceeds the limit in [bounds.md](bounds.md), compressed or decompressed.',
    remedy: 'Check that the endpoint is Microsoft Graph, and that no proxy changes its responses.',
  },
  INT3016: {
    title: 'List too long',
    cause: 'A list exceeds the limits in [bounds.md](bounds.md) for pages, objects, bytes or time.',
    remedy:
      'Check that the endpoint is Microsoft Graph. If the tenant really has this many objects, report it with this message.',
  },
  INT3017: {
    title: 'Object has another type',
    cause: 'The id of a managed object belongs to an object of another type. The state does not change.',
    remedy: 'Plan again. If the problem persists, check the object in Graph Explorer.',
  },
  INT3018: {
    title: 'No Intune license or no Intune role',
    cause:
      'The Intune service responded with status 401 to a token that Microsoft Entra and Graph accepted. This happens in tenants without an Intune license, and for signed-in users without an Intune role.',
    remedy:
      'Assign an Intune license to the tenant. Assign an Intune role, or the Microsoft Entra role Intune Administrator, to a signed-in user.',
  },
  INT3019: {
    title: 'Graph does not support the request',
    cause:
      'Graph responded with status 400, because this version or cloud does not support the path, action or method. The response says nothing about the license or the objects of the tenant.',
    remedy: 'Check the Graph endpoint and the cloud. If they are right, report it with this message.',
  },
  INT3020: {
    title: 'A change requires the approval of another administrator',
    cause: 'An access policy of Multi Admin Approval covers the object, and the request has no justification.',
    remedy:
      'Give a justification: `intuneform apply --justification`, the provider argument `approval_justification`, or `INTUNEFORM_APPROVAL_JUSTIFICATION`. Apply then requests approval.',
  },
  INT3021: {
    title: 'A change is waiting for the approval of another administrator',
    cause:
      'An access policy of Multi Admin Approval covers the object. The request was sent with its justification, and no one has approved it yet. Nothing failed and nothing changed. The code of the request is stored next to the ledger of the state.',
    remedy:
      'Have another administrator approve the request, and apply again within three days. Apply then sends the same request with its code.',
  },
  INT3022: {
    title: 'A request for approval was rejected, was cancelled or has expired',
    cause:
      'The change was sent with the code of an approval request, and Graph refused it. Either another administrator rejected the request, the requestor cancelled it, or it was not approved in time. Nothing changed, and the code is discarded. A missing role is not the reason: Graph accepted the request for approval from the same identity.',
    remedy:
      'Look up the request in the Intune admin center (Tenant administration, Multi Admin Approval). If the change is still wanted, apply again with a justification. Apply then makes a new request.',
  },
  INT3101: {
    title: 'Credential rejected',
    cause:
      'Microsoft Entra did not accept the secret, certificate or identity token. The message contains the AADSTS code.',
    remedy: 'Renew or correct the credential.',
  },
  INT3102: {
    title: 'Microsoft Entra does not know the tenant or application',
    cause: 'The tenant id or client id does not exist, or the application does not exist in this tenant.',
    remedy: 'Correct the ids, or grant consent to the application in this tenant.',
  },
  INT3103: {
    title: 'Token expired',
    cause: 'The token has expired, or the clock of this machine is wrong.',
    remedy: 'Get a new token, and check the clock.',
  },
  INT3104: {
    title: 'Token for another tenant',
    cause: 'The credential signs in to a tenant other than the declared one. Nothing is read or written.',
    remedy: 'Correct the tenant id, or use a credential for the declared tenant.',
  },
  INT3105: {
    title: 'Token cannot be read',
    cause: 'The token is not a JSON Web Token, so its tenant and permissions cannot be checked in advance.',
    remedy: 'Make sure that the credential belongs to the declared tenant.',
  },
  INT3106: {
    title: 'No identity token from the pipeline',
    cause: 'The pipeline did not issue the identity token that sign-in needs.',
    remedy:
      'In GitHub Actions, give the job `permissions: id-token: write`. In Azure DevOps, check the service connection.',
  },
  INT3107: {
    title: 'No token available',
    cause: 'The Azure CLI is not installed or not signed in, or this machine has no managed identity.',
    remedy: 'Run `az login`, run the command where the identity is assigned, or use another credential.',
  },
  INT3108: {
    title: 'Token endpoint did not give a clear response',
    cause:
      'The token endpoint repeatedly responded with throttling, a server error, or neither a token nor an error of Microsoft Entra. The response says nothing about the credential.',
    remedy: 'Try again later. If the problem persists, check the proxy and the service health of Microsoft Entra ID.',
  },
} as const satisfies CodeTable;
