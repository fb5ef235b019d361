import { resolve } from 'node:path';

import {
  type Diagnostic,
  type DiagnosticCode,
  error,
  isUnknown,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { environmentVariables, type ProviderArgument } from './provider-attributes.js';
import type { Environment } from './settings.js';

/** A provider argument that has a value, and where that comes from. */
export interface Given {
  readonly name: ProviderArgument;
  /** The text; `true` or `false` for a switch. Empty only for the address of Graph, which is then an error. */
  readonly value: string;
  /** Environment variable that set it. Absent: the provider block did. */
  readonly variable?: string;
}

/** The provider arguments that have a value, the provider block before the environment. */
export interface Arguments {
  readonly given: ReadonlyMap<ProviderArgument, Given>;
  /** Arguments of the provider block that Terraform does not know yet. */
  readonly unknown: ReadonlySet<ProviderArgument>;
}

/** Collects the arguments from the provider block and the environment. Empty text counts as not set, but for the address of Graph. */
export function readArguments(config: ValueObject, environment: Environment): Arguments {
  const names = Object.keys(environmentVariables) as ProviderArgument[];
  const given = names.flatMap((name) => {
    const found = fromConfig(name, config[name]) ?? fromEnvironment(name, environment);
    return found === undefined ? [] : [[name, fromWorkingFolder(found, environment)] as const];
  });
  return { given: new Map(given), unknown: new Set(names.filter((name) => isUnknown(config[name]))) };
}

/** Variable with the folder that relative paths start from, where Terraform runs in another one. */
export const workingFolderVariable = 'INTUNEFORM_WORKING_FOLDER';

/** Arguments that are paths of files. */
export const pathArguments: ReadonlySet<string> = new Set<ProviderArgument>([
  ...(['clientSecretFilePath', 'clientCertificatePath', 'oidcTokenFilePath'] as const),
]);

function fromWorkingFolder(given: Given, environment: Environment): Given {
  const folder = environment[workingFolderVariable];
  if (folder === undefined || !pathArguments.has(given.name)) return given;
  return { ...given, value: resolve(folder, given.value) };
}

/** An empty address leads to the public cloud, where somebody meant another one: it is an error and not left out. */
const neverEmpty: ReadonlySet<string> = new Set(['graphEndpoint']);

/** Whether a text sets an argument. */
export function counts(name: string, value: string): boolean {
  return value !== '' || neverEmpty.has(name);
}

function fromConfig(name: ProviderArgument, value: Value | undefined): Given | undefined {
  if (typeof value === 'boolean') return { name, value: String(value) };
  return typeof value === 'string' && counts(name, value) ? { name, value } : undefined;
}

function fromEnvironment(name: ProviderArgument, environment: Environment): Given | undefined {
  for (const variable of environmentVariables[name]) {
    const value = environment[variable];
    if (value !== undefined && counts(name, value)) return { name, value, variable };
  }
  return undefined;
}

/** Names where a value comes from, as the user wrote it. */
export function renderOrigin({ name, variable }: Pick<Given, 'name' | 'variable'>): string {
  return variable === undefined ? `provider argument ${toTerraformName(name)}` : `environment variable ${variable}`;
}

/** Says how an argument can be set: `client_id (or ARM_CLIENT_ID)`. */
export function renderSetting(name: ProviderArgument): string {
  return `${toTerraformName(name)} (or ${environmentVariables[name][0]})`;
}

/** Makes an error about one argument. */
export function argumentError(
  code: DiagnosticCode,
  name: ProviderArgument,
  texts: Pick<Diagnostic, 'what' | 'why' | 'fix'>,
): Diagnostic {
  return error(code, { ...texts, where: { path: [name] } });
}
