import type { CodeTable } from './code.js';

/** Codes 3xxx: Microsoft Graph, the network and tokens. */
export const graphCodes = {
  INT3000: {
    title: 'Graph refused the request',
    cause: 'Graph answered with a 4xx status that has no code of its own here, mostly because a value is not allowed.',
    remedy: 'Correct what the message of Graph names.',
  },
  INT3001: {
    title: 'Conflict with what the tenant has',
    cause: 'Graph answered 409 or 412: the object exists already, or was changed meanwhile.',
    remedy: 'Plan again, to see what the tenant has now.',
  },
  INT3002: {
    title: 'Object to change not found',
    cause: 'Graph answered 404 to a change: the object is gone.',
    remedy: 'Plan again; it will be created anew or forgotten.',
  },
  INT3003: {
    title: 'Permission missing',
    cause:
      'Graph answered 403. The message says whether the token is app-only or delegated, and whether a permission or an Entra role is missing.',
    remedy:
      'Do what the message says. [permissions.md](reference/permissions.md) lists the permissions of each resource, and who is refused what although the permissions suffice.',
  },
  INT3004: {
    title: 'Throttled',
    cause: 'Graph held the tenant back for longer than the command waits.',
    remedy: 'Run the command again later, or stop other programs that use the tenant.',
  },
  INT3005: {
    title: 'Graph is unavailable',
    cause: 'Graph kept answering with a server error.',
    remedy: 'Try again later, and look at the service health of Microsoft 365.',
  },
  INT3006: {
    title: 'Answer makes no sense',
    cause:
      'An answer was not JSON, not of the documented shape, or about another object than the one asked for; or its pages go in a circle. A wrong endpoint or a proxy is the usual cause. Nothing is concluded from such an answer: the state stays as it is.',
    remedy: 'Check the Graph endpoint; if it is right, try again later.',
  },
  INT3007: {
    title: 'Graph cannot be reached',
    cause: 'The endpoint takes no connection or its name is not known.',
    remedy: 'Check the network, the proxy and the endpoint that the message names.',
  },
  INT3008: {
    title: 'Certificate of the server not trusted',
    cause: 'The TLS handshake failed, often because a proxy inspects the traffic.',
    remedy: 'Set `NODE_EXTRA_CA_CERTS` to the certificate of the proxy, or correct the endpoint.',
  },
  INT3009: {
    title: 'No answer in time',
    cause:
      'Graph or the token endpoint did not answer within the bounds that [bounds.md](bounds.md) lists. Once nothing has answered for that long, the remaining requests of the run are not sent.',
    remedy: 'Try again; if it stays so, check the network.',
  },
  INT3010: {
    title: 'Connection broken',
    cause: 'The connection ended before the answer was complete.',
    remedy: 'Try again; if it stays so, check the network.',
  },
  INT3011: {
    title: 'Stopped',
    cause: 'The command was stopped while it waited for Graph.',
    remedy: 'Run the command again.',
  },
  INT3012: {
    title: 'Graph points elsewhere',
    cause: 'A redirect or the link to the next page leads to another address. A token is never sent there.',
    remedy: 'Correct the Graph endpoint.',
  },
  INT3013: {
    title: 'Token not accepted',
    cause: 'Graph answered 401, also to a new token.',
    remedy: 'Check the licence of the tenant and the credential.',
  },
  INT3014: {
    title: 'Collection not found',
    cause:
      'Graph answered 404 to a whole collection. A collection without objects is an empty list, so this says nothing about its objects.',
    remedy:
      'Check the Graph endpoint and the Intune licence of the tenant. Below a parent object, check that the parent exists.',
  },
  INT3015: {
    title: 'Answer too large',
    cause: 'An answer is larger than the limit in [bounds.md](bounds.md), compressed or decompressed.',
    remedy: 'Check that the endpoint is Microsoft Graph, and that no proxy changes its answers.',
  },
  INT3016: {
    title: 'List too long',
    cause: 'A list has more pages, objects or bytes, or takes longer, than the limits in [bounds.md](bounds.md).',
    remedy:
      'Check that the endpoint is Microsoft Graph. If the tenant has so many objects, report it with this message.',
  },
  INT3017: {
    title: 'Object of another type',
    cause: 'The id of a managed object led to an object of another type. The state stays as it is.',
    remedy: 'Plan again; if it stays, look at the object in Graph Explorer.',
  },
  INT3018: {
    title: 'No Intune licence, or no Intune role',
    cause:
      'The Intune services answered 401 to a token that Entra and Graph accepted. Tenants without an Intune licence, and signed-in users without an Intune role, are answered so.',
    remedy:
      'Give the tenant an Intune licence. Give a signed-in user an Intune role, such as the Entra role Intune Administrator.',
  },
  INT3019: {
    title: 'Graph has no such route',
    cause:
      'Graph answered 400 because this version or cloud has no such path, action or method. It says nothing about the licence or the objects of the tenant.',
    remedy: 'Check the Graph endpoint and the cloud. If they are right, report it with this message.',
  },
  INT3020: {
    title: 'The change needs the approval of another administrator',
    cause: 'An access policy for Multi Admin Approval covers the object, and the request came without a justification.',
    remedy:
      'Say why the change is needed: `intuneform apply --justification`, the provider argument `approval_justification`, or `INTUNEFORM_APPROVAL_JUSTIFICATION`. Apply then asks for approval.',
  },
  INT3021: {
    title: 'A change waits for the approval of another administrator',
    cause:
      'An access policy for Multi Admin Approval covers the object. The request was sent with its justification, and nobody has approved it yet. Nothing failed, and nothing was changed. Its code is kept beside the ledger of the state.',
    remedy:
      'Have another administrator approve the request, and apply again within three days. Apply sends the same request with its code.',
  },
  INT3101: {
    title: 'Credential refused',
    cause: 'Entra did not accept the secret, certificate or identity token. The message has its AADSTS code.',
    remedy: 'Renew or correct the credential.',
  },
  INT3102: {
    title: 'Tenant or application unknown to Entra',
    cause: 'The tenant id or client id does not exist, or the application is not known in this tenant.',
    remedy: 'Correct the ids, or consent to the application in this tenant.',
  },
  INT3103: {
    title: 'Token expired',
    cause: 'The token is past its expiry, or the clock of the machine is wrong.',
    remedy: 'Get a new token, and check the clock.',
  },
  INT3104: {
    title: 'Token of another tenant',
    cause: 'The credential signs in to another tenant than the declared one. Nothing is read or written.',
    remedy: 'Correct the tenant id, or use a credential of that tenant.',
  },
  INT3105: {
    title: 'Token cannot be read',
    cause: 'The token is no JSON Web Token, so that its tenant and permissions cannot be checked beforehand.',
    remedy: 'Make sure that the credential belongs to the declared tenant.',
  },
  INT3106: {
    title: 'No identity token from the pipeline',
    cause: 'The pipeline did not hand out the identity token that signing in needs.',
    remedy:
      'In GitHub Actions give the job `permissions: id-token: write`; in Azure DevOps check the service connection.',
  },
  INT3107: {
    title: 'No token to be had',
    cause: 'The Azure CLI is not installed or not signed in, or there is no managed identity here.',
    remedy: 'Run `az login`, run where the identity is assigned, or use another credential.',
  },
  INT3108: {
    title: 'Token endpoint gives no verdict',
    cause:
      'The token endpoint kept answering with throttling, a server error, or something that is neither a token nor a refusal of Entra. This says nothing about the credential.',
    remedy: 'Try again later; if it stays so, check the proxy and the service health of Microsoft Entra ID.',
  },
} as const satisfies CodeTable;
