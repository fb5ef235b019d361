import { checkProxy } from '../../../provider/graph/proxy.js';

test.each([
  ['a name without a scheme', { HTTPS_PROXY: 'garbage' }, 'the environment variable HTTPS_PROXY is not a valid URL'],
  [
    'another protocol',
    { all_proxy: 'socks5://10.0.0.1:1080' },
    'the environment variable all_proxy uses socks5; allowed are http and https',
  ],
  [
    'a password that cannot be decoded',
    { HTTP_PROXY: 'http://user:p%zz@proxy:8080' },
    'the environment variable HTTP_PROXY has a user name or password with an unescaped percent sign',
  ],
])('refuses %s as proxy, and repeats no password', (_case, environment, why) => {
  expect(checkProxy(environment)).toMatchObject([{ code: 'INT1413', severity: 'error', why }]);
});

test.each([{}, { HTTPS_PROXY: '' }, { https_proxy: 'http://proxy.contoso.com:8080', ALL_PROXY: 'garbage' }])(
  'takes %j',
  (environment) => {
    expect(checkProxy(environment)).toEqual([]);
  },
);
