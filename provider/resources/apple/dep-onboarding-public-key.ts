import {
  defineDataSource,
  type Graph,
  type JsonObject,
  type ReadResult,
  string,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { depOnboardingSetting } from './dep-onboarding-setting.js';

/** Public key that an administrator uploads to Apple to get or renew an ADE token. */
export const depOnboardingPublicKey = defineDataSource({
  name: 'depOnboardingPublicKey',
  noun: 'public key of an ADE token',
  doc:
    'The public key to upload in Apple Business Manager or Apple School Manager, for which Apple issues an ADE token. ' +
    'Reading it does not create a new key, because a new key would invalidate a token that was issued for the old one.',
  source: 'https://learn.microsoft.com/graph/api/intune-enrollment-deponboardingsetting-getencryptionpublickey',
  permissions: { read: enrollmentPermissions.read, write: [] },
  attributes: {
    tokenName: string({
      optional: true,
      computed: true,
      doc: 'Name of the ADE token. Default: the first token of the tenant.',
    }),
    depOnboardingSettingId: string({ computed: true, doc: 'Id of the ADE token.' }),
    publicKey: string({ computed: true, doc: 'The public key as PEM. It is not a secret.' }),
  },
  read: readPublicKey,
  example: { declared: {} },
});

async function readPublicKey({ tokenName }: ValueObject, graph: Graph): Promise<ReadResult<ValueObject>> {
  const { version, path, area } = depOnboardingSetting.graph;
  const tokens = await graph.list({ version, path, area });
  if (tokens.state !== 'present') return tokens;
  const token = tokens.value.find((one) => typeof tokenName !== 'string' || one.tokenName === tokenName);
  const id = textOf(token?.id);
  if (!token || id === null) return { state: 'absent' };
  const key = await graph.get({ version, path: `${path}/${encodeURIComponent(id)}/getEncryptionPublicKey()`, area });
  return key.state === 'present' ? { state: 'present', value: valuesOf(id, token, key.value) } : key;
}

function valuesOf(id: string, { tokenName }: JsonObject, { value }: JsonObject): ValueObject {
  return { id, depOnboardingSettingId: id, tokenName: textOf(tokenName), publicKey: textOf(value) };
}
