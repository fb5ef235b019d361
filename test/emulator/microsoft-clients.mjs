// Asks a Graph with Microsoft's own clients, unmodified: URL, tenant, application and secret are arguments. Prints what they were answered.
import { ClientSecretCredential } from '@azure/identity';
import {
  AllowedHostsValidator,
  BaseBearerTokenAuthenticationProvider,
  HttpMethod,
  RequestInformation,
} from '@microsoft/kiota-abstractions';
import { FetchRequestAdapter } from '@microsoft/kiota-http-fetchlibrary';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';

const [url, tenantId, clientId, secret] = process.argv.slice(2);
const { host, hostname } = new URL(url);
const scopes = ['https://graph.microsoft.com/.default'];
const credential = new ClientSecretCredential(tenantId, clientId, secret, {
  authorityHost: url,
  disableInstanceDiscovery: true,
});

const graph = Client.initWithMiddleware({
  authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes }),
  baseUrl: `${url}/`,
  defaultVersion: 'beta',
  customHosts: new Set([hostname]),
});
const made = await graph.api('/deviceManagement/deviceCategories').post({ displayName: 'Third' });
const first = await graph.api('/deviceManagement/deviceCategories').select('displayName').get();
const names = [];
await new PageIterator(graph, first, (category) => names.push(category.displayName)).iterate();

const adapter = new FetchRequestAdapter(
  new BaseBearerTokenAuthenticationProvider({
    getAuthorizationToken: async () => (await credential.getToken(scopes)).token,
    getAllowedHostsValidator: () => new AllowedHostsValidator(new Set([host, hostname])),
  }),
);
adapter.baseUrl = url;
const request = new RequestInformation(
  HttpMethod.GET,
  '{+baseurl}/beta/deviceManagement/deviceCategories/{id}{?%24select}',
);
request.pathParameters = { id: made.id };
request.queryParameters = { '%24select': ['displayName'] };
const read = await adapter.sendPrimitive(request, 'ArrayBuffer', undefined);

const kiota = JSON.parse(Buffer.from(read).toString());
process.stdout.write(JSON.stringify({ names, kiota: [kiota.id === made.id, kiota.displayName] }));
