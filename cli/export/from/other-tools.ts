import { isJsonArray, isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';

/** A file type of another tool that contains no data, and how to get data. */
export interface OtherTool {
  /** Suffix of the file name, in lower case. */
  readonly extension: string;
  /** Pattern of the file's content. */
  readonly content: RegExp;
  readonly why: string;
  readonly fix: string;
  /** Whether complete exports contain such a file in addition to their data. Default: it replaces the data. */
  readonly isBeside?: true;
}

const terraformFix =
  'take the tenant over with intuneform adopt, and hand the old state over as docs/coming-from-terraform.md describes';

/** File types that users may pass, but that contain no objects. */
export const otherTools: readonly OtherTool[] = [
  {
    extension: '.ps1',
    content: /Import-DscResource[^\n]*Microsoft365DSC|Microsoft365DSC|^\s*Configuration\s+M365/imu,
    why: 'it is a configuration of Microsoft365DSC in PowerShell, which is code and not data',
    fix: 'make JSON of it: New-M365DSCReportFromConfiguration -Type JSON -ConfigurationPath <file.ps1> -OutputPath M365TenantConfig.json',
  },
  {
    extension: '.csv',
    content: /./u,
    why: 'it is a table, which cannot hold settings and assignments inside an object',
    fix: 'export the same as JSON: in PowerShell, ConvertTo-Json -Depth 20 in place of Export-Csv',
    isBeside: true,
  },
  {
    extension: '.xml',
    content: /schemas\.microsoft\.com\/powershell/u,
    why: 'it is CLIXML, which only PowerShell reads',
    fix: 'read it with Import-Clixml, and write it with ConvertTo-Json -Depth 20',
    isBeside: true,
  },
  {
    extension: '.tf',
    content: /"microsoft365(?:wp)?_\w+"|deploymenttheory\/microsoft365|terraprovider\/microsoft365wp/iu,
    why: 'it is Terraform configuration for another provider',
    fix: terraformFix,
  },
];

/** Whether a document is Terraform's for another provider: a state, or configuration as JSON. Undefined: it is not. */
export function foreignTerraform(value: Json | undefined): { readonly why: string; readonly fix: string } | undefined {
  if (!isJsonObject(value)) return undefined;
  const isForeign = [...stateTypes(value), ...configuredTypes(value)].some((type) =>
    /^microsoft365(?:wp)?_/u.test(type),
  );
  return isForeign ? { why: 'it is Terraform of another provider', fix: terraformFix } : undefined;
}

function stateTypes({ resources, terraform_version: version }: JsonObject): readonly string[] {
  if (version === undefined || !isJsonArray(resources)) return [];
  return resources.flatMap((one) => (isJsonObject(one) ? (textOf(one.type) ?? []) : []));
}

function configuredTypes({ resource }: JsonObject): readonly string[] {
  return isJsonObject(resource) ? Object.keys(resource) : [];
}
