import type { CodeTable } from './code.js';

/** Codes 1400 to 1599: provider configuration, credentials and resource arguments. */
export const configurationCodes = {
  INT1400: {
    title: 'No credentials',
    cause:
      'Neither the provider block nor the environment contains credentials, and you are not signed in to the Azure CLI.',
    remedy:
      'Run `az login`. Otherwise, set a client id with a client secret, a certificate or an identity token, or enable `use_msi`. Each argument has an environment variable.',
  },
  INT1401: {
    title: 'No tenant id',
    cause: 'Neither the provider block nor the environment sets the tenant id.',
    remedy: 'Set `tenant_id` or `ARM_TENANT_ID` to the GUID of the Microsoft Entra tenant.',
  },
  INT1402: {
    title: 'An id is not a GUID',
    cause: 'The tenant id or a client id is a name, is a domain, or is misspelled.',
    remedy: 'Use the GUID in the Microsoft Entra admin center.',
  },
  INT1403: {
    title: 'No client id',
    cause: 'A client secret, a certificate or an identity token is set without the client id of its application.',
    remedy: 'Set `client_id` or `ARM_CLIENT_ID`.',
  },
  INT1404: {
    title: 'Several sign-in methods',
    cause:
      'The provider block contains two kinds of credentials, or enables more than one of `use_oidc`, `use_msi` and `use_cli`.',
    remedy: 'Keep one sign-in method.',
  },
  INT1405: {
    title: 'Credentials are incomplete',
    cause:
      'Sign-in with an identity token is enabled, but no token is available and no way to request one is configured.',
    remedy: 'Set what the message names. In GitHub Actions, give the job the permission `id-token: write`.',
  },
  INT1406: {
    title: 'Secret or token file cannot be read',
    cause: 'A file in the configuration is missing, empty or not readable.',
    remedy: 'Correct the path or the file permissions.',
  },
  INT1407: {
    title: 'Client certificate cannot be used',
    cause: 'The certificate is not PEM, has no private key, or the password is wrong.',
    remedy:
      'Convert it with `openssl pkcs12 -in app.pfx -out app.pem -nodes`, and set the password if the key is encrypted.',
  },
  INT1408: {
    title: 'The Graph endpoint is not valid',
    cause: 'The endpoint is not a URL, or contains a path, a version, a query or a user name.',
    remedy: 'Use only a scheme, a host and a port, such as `https://graph.microsoft.com`.',
  },
  INT1409: {
    title: 'Tokens would be sent unencrypted',
    cause: 'An endpoint that receives tokens uses neither HTTPS nor a loopback address.',
    remedy: 'Use an HTTPS URL.',
  },
  INT1410: {
    title: 'Unknown Microsoft cloud',
    cause: 'The cloud is not `public`, `usgovernment`, `usgovernmentl5` or `china`.',
    remedy: 'Use one of these values, or remove the setting to use the public cloud.',
  },
  INT1411: {
    title: 'A Boolean setting is not valid',
    cause: 'An environment variable that enables a sign-in method has a value other than true, false, 1 or 0.',
    remedy: 'Set it to `true` or `false`.',
  },
  INT1412: {
    title: 'Microsoft tokens cannot be used for a local Graph endpoint',
    cause:
      'A managed identity or the Azure CLI is configured together with a loopback endpoint. Their tokens must be sent only to Microsoft.',
    remedy: 'Use the client id and secret of the local Graph endpoint.',
  },
  INT1413: {
    title: 'The proxy cannot be used',
    cause:
      'HTTPS_PROXY, ALL_PROXY or HTTP_PROXY is not the URL of an HTTP proxy. A Graph endpoint on this machine does not use the proxy.',
    remedy: 'Set it to a URL such as `http://proxy.contoso.com:8080`, or unset it.',
  },
  INT1500: {
    title: 'A required argument has no value',
    cause: 'A resource, a data source or the provider lacks a required argument.',
    remedy: 'Set the argument.',
  },
  INT1501: {
    title: 'A value is not allowed',
    cause: 'The argument accepts a fixed set of values. Spelling and case must match.',
    remedy: 'Use one of the values that the message lists.',
  },
  INT1502: {
    title: 'A number is out of range',
    cause: 'The number is below the minimum or above the maximum, or is not a whole number.',
    remedy: 'Use a number in the range that the message gives.',
  },
  INT1503: {
    title: 'An id is not a GUID',
    cause: 'Ids of tenants, groups and filters are GUIDs, which have 8-4-4-4-12 hexadecimal digits.',
    remedy: 'Copy the id from the Microsoft Entra or Intune admin center.',
  },
  INT1504: {
    title: 'A date-time is not valid',
    cause: 'A date-time must be in ISO 8601 format with a time zone.',
    remedy: 'Use a format such as 2026-11-23T05:12:00Z.',
  },
  INT1505: {
    title: 'A text is too short or too long',
    cause: 'The number of characters is outside the range that Microsoft allows.',
    remedy: 'Shorten or lengthen the text.',
  },
  INT1506: {
    title: 'A list has too few or too many elements',
    cause: 'The number of elements is outside the range that Microsoft allows.',
    remedy: 'Add or remove elements.',
  },
  INT1507: {
    title: 'An assignment target and its group or collection do not match',
    cause:
      'The targets group and exclusionGroup require a group, and configurationManagerCollection a collection. The other targets accept neither.',
    remedy: 'Add or remove group_id or collection_id.',
  },
  INT1508: {
    title: 'An assignment filter is incomplete',
    cause: 'A filter needs an id and a type, which is include or exclude.',
    remedy: 'Set both filter_id and filter_type, or remove both.',
  },
  INT1509: {
    title: 'An element is null',
    cause: 'A list, set or map contains null. Graph would ignore the element or reject the request.',
    remedy: 'Remove the element, or filter it: `[for x in list : x if x != null]`.',
  },
  INT1560: {
    title: 'Two keys differ only in case',
    cause: 'Graph is not case-sensitive here, so the tenant would have only one of the two.',
    remedy: 'Remove one of the keys.',
  },
  INT1562: {
    title: 'An entry belongs to a device that is not declared',
    cause: 'The map has an entry for a key that is not in the list of managed devices.',
    remedy: 'Add the key to the list, or remove the entry.',
  },
  INT1563: {
    title: 'A hardware hash is not Base64',
    cause: 'The hardware hash of a Windows device is a long text in Base64, as Get-WindowsAutopilotInfo writes it.',
    remedy: 'Copy the column `Hardware Hash` unchanged.',
  },
  INT1561: {
    title: 'A number is not whole',
    cause: 'The argument is a count, and Graph accepts no fractions.',
    remedy: 'Use a whole number.',
  },
} as const satisfies CodeTable;
