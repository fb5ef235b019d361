import {
  defineDataSource,
  type Graph,
  type ReadResult,
  string,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import { applePushNotificationCertificate } from './apple-push-notification-certificate.js';

/** Signing request that an administrator uploads to Apple to get or renew the push certificate. */
export const applePushCertificateSigningRequest = defineDataSource({
  name: 'applePushCertificateSigningRequest',
  noun: 'signing request for the push certificate',
  doc:
    'The signing request (CSR). An administrator uploads it at https://identity.apple.com/pushcert to create or renew ' +
    'the push certificate. Reading it does not create a new key. It is not a secret, because the private key stays in Intune.',
  source:
    'https://learn.microsoft.com/graph/api/intune-devices-applepushnotificationcertificate-downloadapplepushnotificationcertificatesigningrequest',
  permissions: {
    read: ['DeviceManagementServiceConfig.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: [],
  },
  attributes: {
    content: string({
      computed: true,
      doc: 'The signing request as Graph returns it. Save it to a file and upload the file.',
    }),
  },
  read: readSigningRequest,
  example: { declared: {} },
});

async function readSigningRequest(_config: ValueObject, graph: Graph): Promise<ReadResult<ValueObject>> {
  const { version, path, area } = applePushNotificationCertificate.graph;
  const result = await graph.get({
    version,
    path: `${path}/downloadApplePushNotificationCertificateSigningRequest()`,
    area,
  });
  if (result.state !== 'present') return result;
  return { state: 'present', value: { id: graph.tenantId, content: textOf(result.value.value) } };
}
