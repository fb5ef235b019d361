/** The engine of a new repository. */
export type InitEngine = 'terraform' | 'opentofu';

type Replacement = readonly [terraform: RegExp, own: string];

/** Matches the pipelines and README of a repository for OpenTofu. */
export const openTofuMark = /\bINTUNEFORM_TERRAFORM(?::\s*|=)tofu\b/u;

/** Version of OpenTofu that pipelines install. */
const openTofu = '1.12.6';

/** Where OpenTofu publishes the version in the environment variable. */
const releases = 'https://github.com/opentofu/opentofu/releases/download/v$TOFU_VERSION';

/**
 * The templates install and mention Terraform; these replacements change that to OpenTofu. Both engines use the same
 * provider address.
 */
const replacements: readonly Replacement[] = [
  // GitHub Actions: the steps of the Azure template, which only need the checksums.
  [
    /^( +)- uses: hashicorp\/setup-terraform@.*\n(?: +with:\n(?: +terraform_\w+: .*\n)+)/gmu,
    [
      '$1- name: Install OpenTofu',
      '$1  env:',
      `$1    TOFU_VERSION: '${openTofu}'`,
      '$1  run: |',
      '$1    zip="tofu_${TOFU_VERSION}_linux_amd64.zip"',
      '$1    cd "$RUNNER_TEMP"',
      `$1    curl -fsSLO "${releases}/$zip"`,
      `$1    curl -fsSL "${releases}/tofu_\${TOFU_VERSION}_SHA256SUMS" |`,
      '$1      grep " $zip\\$" | sha256sum --check',
      '$1    mkdir -p tofu',
      '$1    unzip -qo "$zip" tofu -d tofu',
      '$1    echo "$RUNNER_TEMP/tofu" >> "$GITHUB_PATH"',
      '',
    ]
      .join('\n')
      // `$` starts a group reference in a replacement, and only `$1` is meant as one.
      .replaceAll(/\$(?!1(?:-| ))/gu, '$$$$'),
  ],
  // Azure Pipelines.
  [/https:\/\/releases\.hashicorp\.com\/terraform\/\$TERRAFORM_VERSION/gu, releases.replaceAll('$', '$$$$')],
  [/terraform_\$\{TERRAFORM_VERSION\}/gu, 'tofu_$${TOFU_VERSION}'],
  [/mkdir -p terraform$/gmu, 'mkdir -p tofu'],
  [/unzip -qo "\$zip" terraform -d terraform$/gmu, 'unzip -qo "$$zip" tofu -d tofu'],
  [/\$AGENT_TEMPDIRECTORY\/terraform"/gu, '$$AGENT_TEMPDIRECTORY/tofu"'],
  [/displayName: Install Terraform$/gmu, 'displayName: Install OpenTofu'],
  [/TERRAFORM_VERSION: '1\.11\.4'/gu, `TOFU_VERSION: '${openTofu}'`],
  // An image of the agent can also contain Terraform.
  [/^( +)ARM_USE_OIDC: 'true'$/gmu, "$1ARM_USE_OIDC: 'true'\n$1INTUNEFORM_TERRAFORM: tofu"],
  [/^( +)export ARM_USE_OIDC=true$/gmu, '$1export ARM_USE_OIDC=true\n$1export INTUNEFORM_TERRAFORM=tofu'],
  // Bootstrap.
  [/terraform -chdir=/gu, 'tofu -chdir='],
  // README.
  [/Terraform applies merged changes\./gu, 'OpenTofu applies merged changes.'],
  [/, without Terraform\.$/gmu, ', without OpenTofu.'],
  [
    /^After `npx intuneform provider install`, (?=you can also run `npx cdktf diff`)/gmu,
    'After `export TERRAFORM_BINARY_NAME=tofu` and `npx intuneform provider install`,\n',
  ],
  [
    /`plan` and `apply` need Terraform 1\.11 or\nnewer, or OpenTofu\. If you have neither, .*\.$/gmu,
    '`plan` and `apply` need\n[OpenTofu](https://opentofu.org/docs/intro/install). If Terraform is also on PATH, set `INTUNEFORM_TERRAFORM=tofu`.',
  ],
];

/** Adapts a template to an engine. */
export function forEngine(content: string, engine: InitEngine): string {
  if (engine === 'terraform') return content;
  return replacements.reduce((text, [terraform, own]) => text.replace(terraform, own), content);
}
