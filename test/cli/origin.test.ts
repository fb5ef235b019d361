import { originOf } from '../../cli/result/origin.js';

const time = new Date('2026-11-30T05:12:00Z');
const sha = '0123456789abcdef0123456789abcdef01234567';

test('GitHub Actions and Azure DevOps give the address of a line at the commit', () => {
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'contoso/tenants', GITHUB_SHA: sha };
  const azure = { BUILD_REPOSITORY_URI: 'https://dev.azure.com/contoso/it/_git/tenants', BUILD_SOURCEVERSION: sha };

  expect(originOf(github, time).lineUrl).toBe(`https://github.com/contoso/tenants/blob/${sha}/{file}#L{line}`);
  expect(originOf(azure, time).lineUrl).toBe(
    `https://dev.azure.com/contoso/it/_git/tenants?path=/{file}&version=GC${sha}&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=200`,
  );
});

test('elsewhere, and without https, no line has an address', () => {
  expect(originOf({}, time)).toEqual({ time });
  expect(originOf({ BUILD_REPOSITORY_URI: 'http://internal/repo', BUILD_SOURCEVERSION: sha }, time)).toEqual({
    ...{ time, commit: sha },
  });
});
