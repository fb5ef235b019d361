import type { CodeTable } from './code.js';

/** Codes 1400 to 1599: provider configuration, credentials and resource arguments. */
export const configurationCodes = {
  INT1400: {
    title: 'No credentials',
    cause:
      'Neither the provider block nor the environment says how to sign in to the tenant, and nobody is signed in to the Azure CLI.',
    remedy:
      'Run `az login`; or set a client id with a client secret, a certificate or an identity token, or switch on `use_msi`. Each argument names its environment variable.',
  },
  INT1401: {
    title: 'No tenant named',
    cause: 'Neither the provider block nor the environment sets the tenant id.',
    remedy: 'Set `tenant_id` or `ARM_TENANT_ID` to the GUID of the Entra tenant.',
  },
  INT1402: {
    title: 'An id is not a GUID',
    cause: 'The tenant id or a client id is a name, a domain or mistyped.',
    remedy: 'Use the GUID that the Entra admin center shows.',
  },
  INT1403: {
    title: 'No client id',
    cause: 'A client secret, a certificate or an identity token was given without the application that it belongs to.',
    remedy: 'Set `client_id` or `ARM_CLIENT_ID`.',
  },
  INT1404: {
    title: 'Two ways of signing in',
    cause: 'The provider block holds credentials of two kinds, or two of `use_oidc`, `use_msi` and `use_cli` are on.',
    remedy: 'Keep one of them.',
  },
  INT1405: {
    title: 'Credentials are incomplete',
    cause: 'Signing in with an identity token was asked for, but there is none and no way to get one.',
    remedy: 'Set what the message names; in GitHub Actions give the job the permission `id-token: write`.',
  },
  INT1406: {
    title: 'Secret or token file cannot be read',
    cause: 'A file named in the configuration is missing, empty or not readable.',
    remedy: 'Correct the path or the permissions of the file.',
  },
  INT1407: {
    title: 'Client certificate cannot be used',
    cause: 'The certificate is not PEM, lacks its private key, or the password does not fit.',
    remedy:
      'Convert it with `openssl pkcs12 -in app.pfx -out app.pem -nodes`, and set the password where the key is encrypted.',
  },
  INT1408: {
    title: 'Graph endpoint is not a plain address',
    cause: 'The endpoint is no address, or holds a path, a version, a query or a user name.',
    remedy: 'Give scheme, host and port only, such as `https://graph.microsoft.com`.',
  },
  INT1409: {
    title: 'A token would travel unencrypted',
    cause: 'An address that tokens go to is neither HTTPS nor loopback.',
    remedy: 'Use an https address.',
  },
  INT1410: {
    title: 'Unknown Microsoft cloud',
    cause: 'The cloud is none of `public`, `usgovernment`, `usgovernmentl5` and `china`.',
    remedy: 'Use one of them, or leave it out for the public cloud.',
  },
  INT1411: {
    title: 'A switch is neither on nor off',
    cause: 'An environment variable that switches a way of signing in holds something else than true, false, 1 or 0.',
    remedy: 'Set it to `true` or `false`.',
  },
  INT1412: {
    title: 'Microsoft token for a local Graph',
    cause:
      'A managed identity or the Azure CLI was asked for together with a loopback endpoint. Their tokens are for Microsoft alone.',
    remedy: 'Use the client id and secret of the local Graph.',
  },
  INT1413: {
    title: 'The proxy cannot be used',
    cause:
      'HTTPS_PROXY, ALL_PROXY or HTTP_PROXY holds something else than the address of an HTTP proxy. It is not asked for a Graph on this machine.',
    remedy: 'Set it to something like `http://proxy.contoso.com:8080`, or remove it.',
  },
  INT1500: {
    title: 'A required argument has no value',
    cause: 'A resource, data source or the provider lacks an argument that it cannot do without.',
    remedy: 'Give the argument a value.',
  },
  INT1501: {
    title: 'A value is not one of those allowed',
    cause: 'An argument takes one of a few values, spelled exactly as documented.',
    remedy: 'Use one of the values that the message lists.',
  },
  INT1502: {
    title: 'A number is out of range',
    cause: 'A number is below or above what Microsoft allows, or is not whole where it must be.',
    remedy: 'Use a number in the range that the message gives.',
  },
  INT1503: {
    title: 'An id is not a GUID',
    cause: 'Ids of tenants, groups and filters are GUIDs: 8-4-4-4-12 hexadecimal digits.',
    remedy: 'Copy the id from the Microsoft Entra or Intune admin center.',
  },
  INT1504: {
    title: 'A text is not a date-time',
    cause: 'A date-time is written as ISO 8601 says, with a time zone.',
    remedy: 'Write it as 2026-11-23T05:12:00Z.',
  },
  INT1505: {
    title: 'A text is too short or too long',
    cause: 'The number of characters is outside of what Microsoft allows.',
    remedy: 'Shorten or lengthen the text.',
  },
  INT1506: {
    title: 'A list has too few or too many elements',
    cause: 'The number of elements is outside of what Microsoft allows.',
    remedy: 'Add or remove elements.',
  },
  INT1507: {
    title: 'An assignment and its group do not go together',
    cause: 'The targets group and exclusionGroup need a group; allLicensedUsers and allDevices cannot have one.',
    remedy: 'Add or remove group_id.',
  },
  INT1508: {
    title: 'An assignment has half a filter',
    cause: 'A filter needs both its id and whether it takes in or leaves out.',
    remedy: 'Set both filter_id and filter_type, or neither.',
  },
  INT1509: {
    title: 'An element has no value',
    cause: 'A list, a set or a map holds null. Graph has no such element, and would drop it or refuse the whole.',
    remedy: 'Remove the element, or filter it out: `[for x in list : x if x != null]`.',
  },
  INT1560: {
    title: 'Two keys differ only in case',
    cause: 'Graph does not tell the two apart, so that only one of them would be in the tenant.',
    remedy: 'Remove one of the two.',
  },
  INT1561: {
    title: 'A number is not whole',
    cause: 'The argument counts something, so Graph takes no fraction.',
    remedy: 'Use a whole number.',
  },
} as const satisfies CodeTable;
