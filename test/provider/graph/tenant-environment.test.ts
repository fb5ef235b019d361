import { environmentBeside, tenantEnvironment } from '../../../provider/graph/index.js';

const shared = { PATH: '/bin', ARM_CLIENT_ID: 'shared', ARM_CLIENT_SECRET: 'shared secret' };

test('a tenant without its own variables uses the shared sign-in', () => {
  expect(tenantEnvironment({ ...shared, ARM_CLIENT_ID__FABRIKAM: 'other' }, 'contoso')).toMatchObject(shared);
});

test('a variable with the name of the tenant replaces the shared one', () => {
  const env = tenantEnvironment({ ...shared, ARM_CLIENT_SECRET__CONTOSO_EU: 'own' }, 'contoso-eu');

  expect(env).toMatchObject({ PATH: '/bin', ARM_CLIENT_ID: 'shared', ARM_CLIENT_SECRET: 'own' });
});

test('a tenant with its own credential uses none of the shared ones', () => {
  const env = tenantEnvironment({ ...shared, ARM_CLIENT_CERTIFICATE_PATH__CONTOSO: 'own.pem' }, 'contoso');

  expect(env.ARM_CLIENT_CERTIFICATE_PATH).toBe('own.pem');
  expect(env.ARM_CLIENT_SECRET).toBeUndefined();
});

test('another endpoint or client id keeps the shared credential', () => {
  const env = tenantEnvironment(
    { ...shared, INTUNEFORM_GRAPH_ENDPOINT__CONTOSO: 'http://127.0.0.1:1', ARM_CLIENT_ID__CONTOSO: 'own' },
    'contoso',
  );

  expect(env).toMatchObject({
    INTUNEFORM_GRAPH_ENDPOINT: 'http://127.0.0.1:1',
    ARM_CLIENT_ID: 'own',
    ARM_CLIENT_SECRET: 'shared secret',
  });
});

test('an empty variable counts as none', () => {
  expect(tenantEnvironment({ ...shared, ARM_CLIENT_SECRET__CONTOSO: '' }, 'contoso').ARM_CLIENT_SECRET).toBe(
    'shared secret',
  );
});

test('without a name, the tenant is the one in the environment', () => {
  const env = { ...shared, INTUNEFORM_TENANT: 'contoso-eu', ARM_CLIENT_SECRET__CONTOSO_EU: 'own' };

  expect(tenantEnvironment(env).ARM_CLIENT_SECRET).toBe('own');
  expect(tenantEnvironment({ ...env, INTUNEFORM_TENANT: '' }).ARM_CLIENT_SECRET).toBe('shared secret');
});

test('the provider finds its own credential, and a backend the shared one', () => {
  const all = { ...shared, ARM_CLIENT_SECRET__CONTOSO_EU: 'own', ARM_CLIENT_SECRET__FABRIKAM: 'of another' };
  const own = { ...tenantEnvironment(all, 'contoso-eu'), INTUNEFORM_GRAPH_ENDPOINT: 'http://127.0.0.1:1' };

  const env = environmentBeside(all, own, 'contoso-eu');

  expect(env).toEqual({
    ...shared,
    INTUNEFORM_TENANT: 'contoso-eu',
    ARM_CLIENT_SECRET__CONTOSO_EU: 'own',
    INTUNEFORM_GRAPH_ENDPOINT__CONTOSO_EU: 'http://127.0.0.1:1',
  });
  expect(tenantEnvironment(env)).toMatchObject({
    ...{ ARM_CLIENT_ID: 'shared', ARM_CLIENT_SECRET: 'own' },
    INTUNEFORM_GRAPH_ENDPOINT: 'http://127.0.0.1:1',
  });
});
