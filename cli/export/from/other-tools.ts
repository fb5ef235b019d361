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
  'import the tenant with intuneform adopt, and release the objects from the old state as docs/coming-from-terraform.md describes';

/** File types that users may pass, but that contain no objects. */
export const otherTools: readonly OtherTool[] = [
  {
    extension: '.ps1',
    content: /Import-DscResource[^\n]*Microsoft365DSC|Microsoft365DSC|^\s*Configuration\s+M365/imu,
    why: 'it is a Microsoft365DSC configuration in PowerShell, which is code instead of data',
    fix: 'convert it to JSON: New-M365DSCReportFromConfiguration -Type JSON -ConfigurationPath <file.ps1> -OutputPath M365TenantConfig.json',
  },
  {
    extension: '.csv',
    content: /./u,
    why: 'it is a table, which cannot contain nested settings and assignments',
    fix: 'export it as JSON: in PowerShell, use ConvertTo-Json -Depth 20 instead of Export-Csv',
    isBeside: true,
  },
  {
    extension: '.xml',
    content: /schemas\.microsoft\.com\/powershell/u,
    why: 'it is CLIXML, which only PowerShell can read',
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
  return isForeign ? { why: 'it is a Terraform state of another provider', fix: terraformFix } : undefined;
}

function stateTypes({ resources, terraform_version: version }: JsonObject): readonly string[] {
  if (version === undefined || !isJsonArray(resources)) return [];
  return resources.flatMap((one) => (isJsonObject(one) ? (textOf(one.type) ?? []) : []));
}

function configuredTypes({ resource }: JsonObject): readonly string[] {
  return isJsonObject(resource) ? Object.keys(resource) : [];
}
