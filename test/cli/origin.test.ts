import { originOf } from '../../cli/result/origin.js';

const time = new Date('2026-11-30T05:12:00Z');
const adminCenter = 'https://intune.microsoft.com';
const sha = '0123456789abcdef0123456789abcdef01234567';

test('GitHub Actions and Azure DevOps provide the address of a line at the commit', () => {
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'contoso/tenants', GITHUB_SHA: sha };
  const azure = { BUILD_REPOSITORY_URI: 'https://dev.azure.com/contoso/it/_git/tenants', BUILD_SOURCEVERSION: sha };

  expect(originOf(github, time, '/w').lineUrl).toBe(`https://github.com/contoso/tenants/blob/${sha}/{file}#L{line}`);
  expect(originOf(azure, time, '/w').lineUrl).toBe(
    `https://dev.azure.com/contoso/it/_git/tenants?path=/{file}&version=GC${sha}&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=200`,
  );
});

test('no line has an address if Azure Pipelines builds a repository of another host', () => {
  const azure = { BUILD_REPOSITORY_URI: 'https://github.com/contoso/tenants', BUILD_SOURCEVERSION: sha };

  expect(originOf({ ...azure, BUILD_REPOSITORY_PROVIDER: 'GitHub' }, time, '/w')).toEqual({
    time,
    commit: sha,
    adminCenter,
  });
  expect(originOf({ ...azure, BUILD_REPOSITORY_PROVIDER: 'TfsGit' }, time, '/w').lineUrl).toContain('?path=/{file}');
});

test('elsewhere, and without https, no line has an address', () => {
  expect(originOf({}, time, '/w')).toEqual({ time, adminCenter });
  expect(originOf({ BUILD_REPOSITORY_URI: 'http://internal/repo', BUILD_SOURCEVERSION: sha }, time, '/w')).toEqual({
    ...{ time, commit: sha, adminCenter },
  });
});

test.each([
  ['/srv/runner/tenants', '{file}'],
  ['/srv/runner/tenants/intune files', 'intune%20files/{file}'],
])('files are named from the folder of the run, %s, and addresses from the repository', (cwd, path) => {
  const root = '/srv/runner/tenants';
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'contoso/tenants', GITHUB_SHA: sha };
  const azure = { BUILD_REPOSITORY_URI: 'https://dev.azure.com/contoso/it/_git/tenants', BUILD_SOURCEVERSION: sha };

  expect(originOf({ ...github, GITHUB_WORKSPACE: root }, time, cwd).lineUrl).toContain(`/blob/${sha}/${path}#L`);
  expect(originOf({ ...azure, BUILD_REPOSITORY_LOCALPATH: root }, time, cwd).lineUrl).toContain(
    `?path=/${path}&version`,
  );
});

test('no line has an address if the run is outside the repository', () => {
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'contoso/tenants', GITHUB_SHA: sha };

  expect(originOf({ ...github, GITHUB_WORKSPACE: '/srv/runner' }, time, '/tmp/x').lineUrl).toBeUndefined();
});

test.each([
  ['usgovernment', 'https://intune.microsoft.us'],
  ['dod', 'https://intune.microsoft.us'],
  ['public', adminCenter],
])('links the admin center of the cloud %s', (ARM_ENVIRONMENT, address) => {
  expect(originOf({ ARM_ENVIRONMENT }, time, '/w').adminCenter).toBe(address);
});
