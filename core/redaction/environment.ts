/**
 * Variables whose name marks them as secrets, including those of a single tenant: `ARM_CLIENT_SECRET`,
 * `TF_VAR_ade_token`, `GITHUB_TOKEN`.
 */
const telling =
  /(?:^|_)(?:SECRET|PASSWORD|PASSWD|TOKEN|PAT|SAS|CREDENTIALS?|(?:ACCESS|API|PRIVATE|ACCOUNT|STORAGE)_?KEY|ACCESSTOKEN|CERTIFICATE)(?:__[A-Z0-9_]+)?$|^TF_TOKEN_/iu;

/** Returns the secrets among environment variables, including passwords in proxy addresses. */
export function secretsInEnvironment(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => [
    ...(telling.test(name) ? [value] : []),
    ...(/_proxy$/iu.test(name) ? passwordsIn(value) : []),
  ]);
}

function passwordsIn(address: string): readonly string[] {
  const password = /\/\/[^/@:]*:([^/@]+)@/u.exec(address)?.[1];
  return password === undefined ? [] : [password];
}
