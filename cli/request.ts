import type { Format } from './deliver.js';
import type { Shard } from './drift/shard.js';

/** Options of every verb with a result. */
export interface CommonOptions {
  readonly format: Format;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** In what a new repository declares its tenant. */
export type InitLanguage = 'yaml' | 'typescript';

/** Whose pipelines a new repository has. */
export type InitPipeline = 'github' | 'azure' | 'none';

/** `init`. */
export interface InitRequest extends CommonOptions {
  readonly verb: 'init';
  /** Folder of the repository. */
  readonly dir: string;
  readonly language: InitLanguage;
  /** Default: GitHub's. */
  readonly pipeline?: InitPipeline;
  /** Default: a placeholder. */
  readonly tenantId?: string;
  /** Name of the tenant. Default: made from the name of the folder. */
  readonly name?: string;
  /** Default: a placeholder, which plan refuses. */
  readonly storageAccount?: string;
}

/** `validate`. */
export interface ValidateRequest extends CommonOptions {
  readonly verb: 'validate';
  readonly files: readonly string[];
}

/** `synth`. */
export interface SynthRequest extends CommonOptions {
  readonly verb: 'synth';
  readonly files: readonly string[];
  /** Folder for what is generated. */
  readonly out: string;
}

/** `plan`. */
export interface PlanRequest extends CommonOptions {
  readonly verb: 'plan';
  readonly files: readonly string[];
  readonly out: string;
  readonly graphEndpoint?: string;
}

/** `drift`. */
export interface DriftRequest extends CommonOptions {
  readonly verb: 'drift';
  readonly files: readonly string[];
  readonly graphEndpoint?: string;
  /** How many tenants are compared at once. */
  readonly parallel: number;
  /** Only this part of the tenants. Default: all of them. */
  readonly shard?: Shard;
  /** Go on where a run with the same output was ended. Default: begin anew. */
  readonly resume?: boolean;
  /** Write what the tenant has into the declarations. Default: they are left alone. */
  readonly accept?: boolean;
}

/** `apply`. */
export interface ApplyRequest extends CommonOptions {
  readonly verb: 'apply';
  readonly files: readonly string[];
  readonly out: string;
  readonly graphEndpoint?: string;
  readonly autoApprove?: boolean;
}

/** What `export` and `adopt` are about. */
export interface TakeOverOptions {
  /** Id of the Entra tenant. */
  readonly tenant: string;
  /** Name of the declaration. */
  readonly name: string;
  /** Folder to write to. */
  readonly out: string;
  /** Sections. Default: all. */
  readonly include?: readonly string[];
  /** Sections. Default: none. */
  readonly exclude?: readonly string[];
  /** Overwrite files of an earlier export. */
  readonly force?: boolean;
  readonly graphEndpoint?: string;
}

/** `export`. `format` is that of the result, `language` that of the declaration. */
export interface ExportRequest extends Omit<CommonOptions, 'output'>, TakeOverOptions {
  readonly verb: 'export';
  readonly language: 'yaml' | 'typescript';
  /** File or folder that another tool exported. Default: the live tenant is read. */
  readonly from?: string;
}

/** `adopt`. */
export interface AdoptRequest extends CommonOptions, TakeOverOptions {
  readonly verb: 'adopt';
}

/** `doctor`. */
export interface DoctorRequest extends CommonOptions {
  readonly verb: 'doctor';
  readonly files: readonly string[];
  readonly graphEndpoint?: string;
}

/** `emulator`. */
export interface EmulatorRequest {
  readonly verb: 'emulator';
  readonly port: number;
  readonly devices: number;
  readonly authority: 'intune' | 'configurationManager' | 'office365' | 'none';
  /** Milliseconds. */
  readonly latency: number;
  readonly quiet?: boolean;
}

/** `provider install`. */
export interface ProviderInstallRequest extends CommonOptions {
  readonly verb: 'provider install';
  /** Default: where Terraform looks by itself. */
  readonly dir?: string;
}

/** `provider package`. */
export interface ProviderPackageRequest extends CommonOptions {
  readonly verb: 'provider package';
  readonly dir: string;
  /** Default: all that are supported. */
  readonly platform?: readonly string[];
}

/** `token android`. It has no `--output`: what it shows belongs into no file. */
export interface TokenAndroidRequest extends Omit<CommonOptions, 'output'> {
  readonly verb: 'token android';
  /** Name of the profile. */
  readonly profile: string;
  readonly files: readonly string[];
  readonly graphEndpoint?: string;
  /** Show it although standard output is no terminal. */
  readonly reveal?: boolean;
}

/** `report merge`. */
export interface ReportMergeRequest extends CommonOptions {
  readonly verb: 'report merge';
  /** JSON reports. */
  readonly files: readonly string[];
}

/** `package windows`. */
export interface PackageWindowsRequest extends CommonOptions {
  readonly verb: 'package windows';
  readonly files: readonly string[];
  /** Folder that the packages are written below. */
  readonly out: string;
}

/** What the user asked for. */
export type Request =
  | InitRequest
  | ValidateRequest
  | SynthRequest
  | PlanRequest
  | ApplyRequest
  | DriftRequest
  | ExportRequest
  | AdoptRequest
  | DoctorRequest
  | TokenAndroidRequest
  | EmulatorRequest
  | ReportMergeRequest
  | PackageWindowsRequest
  | ProviderInstallRequest
  | ProviderPackageRequest;
