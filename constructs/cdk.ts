/**
 * The CDK for Terraform (`cdktf`) or its successor CDK Terrain (`cdktn`), and the only import of either.
 *
 * A construct tree cannot mix them. The order of preference is: the library that the program has already loaded, the
 * one that `INTUNEFORM_CDK` names, `cdktf`, `cdktn`. The command line includes `cdktf`. See
 * docs/adr/040-cdktf-behind-one-import.md.
 */
import { createRequire } from 'node:module';

import type * as cdktf from 'cdktf';
import type * as cdktn from 'cdktn';

import { bundledCdk } from './bundled-cdk.js';

/** A missing package has any key for the compiler; `scripts/build.mjs` makes it ignore the missing import. */
type HasCdktf = string extends keyof typeof cdktf ? false : true;

/** The types of the installed library; if both are installed, those of `cdktf`. */
type Either<First, Second> = HasCdktf extends true ? First : Second;

type Cdk = Either<typeof cdktf, typeof cdktn>;

const names = ['cdktf', 'cdktn'] as const;

const cdk = load();

function load(): Cdk {
  const requireHere = createRequire(__filename);
  const named = names.filter((name) => name === process.env.INTUNEFORM_CDK);
  const bundled = bundledCdk() as Cdk | undefined;
  if (bundled && !named.some((name) => canResolve(requireHere, name))) return bundled;
  const installed = names.filter((name) => canResolve(requireHere, name));
  const loaded = installed.filter((name) => requireHere.cache[requireHere.resolve(name)] !== undefined);
  const [chosen = 'cdktf'] = [...(loaded.length === 1 ? loaded : []), ...named, ...installed];
  return requireHere(chosen) as Cdk;
}

function canResolve(requireHere: NodeJS.Require, name: string): boolean {
  try {
    requireHere.resolve(name);
    return true;
  } catch {
    return false;
  }
}

export const AnnotationMetadataEntryType: Cdk['AnnotationMetadataEntryType'] = cdk.AnnotationMetadataEntryType;
export type AnnotationMetadataEntryType = Either<cdktf.AnnotationMetadataEntryType, cdktn.AnnotationMetadataEntryType>;
export const App: Cdk['App'] = cdk.App;
export type App = Either<cdktf.App, cdktn.App>;
export const Aspects: Cdk['Aspects'] = cdk.Aspects;
export type Aspects = Either<cdktf.Aspects, cdktn.Aspects>;
export const AzurermBackend: Cdk['AzurermBackend'] = cdk.AzurermBackend;
export type AzurermBackend = Either<cdktf.AzurermBackend, cdktn.AzurermBackend>;
export const BooleanList: Cdk['BooleanList'] = cdk.BooleanList;
export type BooleanList = Either<cdktf.BooleanList, cdktn.BooleanList>;
export const BooleanMap: Cdk['BooleanMap'] = cdk.BooleanMap;
export type BooleanMap = Either<cdktf.BooleanMap, cdktn.BooleanMap>;
export const ComplexList: Cdk['ComplexList'] = cdk.ComplexList;
export type ComplexList = Either<cdktf.ComplexList, cdktn.ComplexList>;
export const ComplexMap: Cdk['ComplexMap'] = cdk.ComplexMap;
export type ComplexMap = Either<cdktf.ComplexMap, cdktn.ComplexMap>;
export const ComplexObject: Cdk['ComplexObject'] = cdk.ComplexObject;
export type ComplexObject = Either<cdktf.ComplexObject, cdktn.ComplexObject>;
export const Fn: Cdk['Fn'] = cdk.Fn;
export type Fn = Either<cdktf.Fn, cdktn.Fn>;
export const ImportableResource: Cdk['ImportableResource'] = cdk.ImportableResource;
export type ImportableResource = Either<cdktf.ImportableResource, cdktn.ImportableResource>;
export const Lazy: Cdk['Lazy'] = cdk.Lazy;
export type Lazy = Either<cdktf.Lazy, cdktn.Lazy>;
export const NumberMap: Cdk['NumberMap'] = cdk.NumberMap;
export type NumberMap = Either<cdktf.NumberMap, cdktn.NumberMap>;
export const StringMap: Cdk['StringMap'] = cdk.StringMap;
export type StringMap = Either<cdktf.StringMap, cdktn.StringMap>;
export const TerraformDataSource: Cdk['TerraformDataSource'] = cdk.TerraformDataSource;
export type TerraformDataSource = Either<cdktf.TerraformDataSource, cdktn.TerraformDataSource>;
export const TerraformElement: Cdk['TerraformElement'] = cdk.TerraformElement;
export type TerraformElement = Either<cdktf.TerraformElement, cdktn.TerraformElement>;
export const TerraformProvider: Cdk['TerraformProvider'] = cdk.TerraformProvider;
export type TerraformProvider = Either<cdktf.TerraformProvider, cdktn.TerraformProvider>;
export const TerraformResource: Cdk['TerraformResource'] = cdk.TerraformResource;
export type TerraformResource = Either<cdktf.TerraformResource, cdktn.TerraformResource>;
export const TerraformStack: Cdk['TerraformStack'] = cdk.TerraformStack;
export type TerraformStack = Either<cdktf.TerraformStack, cdktn.TerraformStack>;
export const Testing: Cdk['Testing'] = cdk.Testing;
export type Testing = Either<cdktf.Testing, cdktn.Testing>;
export const Token: Cdk['Token'] = cdk.Token;
export type Token = Either<cdktf.Token, cdktn.Token>;
export const Tokenization: Cdk['Tokenization'] = cdk.Tokenization;
export type Tokenization = Either<cdktf.Tokenization, cdktn.Tokenization>;
export type AzurermBackendConfig = Either<cdktf.AzurermBackendConfig, cdktn.AzurermBackendConfig>;
export type IAspect = Either<cdktf.IAspect, cdktn.IAspect>;
export type IInterpolatingParent = Either<cdktf.IInterpolatingParent, cdktn.IInterpolatingParent>;
export type IResolvable = Either<cdktf.IResolvable, cdktn.IResolvable>;
export type ITerraformDependable = Either<cdktf.ITerraformDependable, cdktn.ITerraformDependable>;
export type Precondition = Either<cdktf.Precondition, cdktn.Precondition>;
export type TerraformMetaArguments = Either<cdktf.TerraformMetaArguments, cdktn.TerraformMetaArguments>;
export type TerraformResourceLifecycle = Either<cdktf.TerraformResourceLifecycle, cdktn.TerraformResourceLifecycle>;
