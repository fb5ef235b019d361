/** Variables that hold a secret by their name, also those of one tenant: `ARM_CLIENT_SECRET`, `TF_VAR_ade_token`, `GITHUB_TOKEN`. */
const telling =
  /(?:^|_)(?:SECRET|PASSWORD|PASSWD|TOKEN|PAT|SAS|CREDENTIALS?|(?:ACCESS|API|PRIVATE|ACCOUNT|STORAGE)_?KEY|ACCESSTOKEN|CERTIFICATE)(?:__[A-Z0-9_]+)?$|^TF_TOKEN_/iu;

/** The secrets among environment variables, and the passwords in the addresses of proxies. */
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
