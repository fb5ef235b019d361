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

/** A provider argument that has a value, and the source of the value. */
export interface Given {
  readonly name: ProviderArgument;
  /** The text; `true` or `false` for a boolean. Empty only for the address of Graph, which is an error. */
  readonly value: string;
  /** Environment variable that set it. Absent: the provider block set it. */
  readonly variable?: string;
}

/** The provider arguments that have a value. The provider block takes precedence over the environment. */
export interface Arguments {
  readonly given: ReadonlyMap<ProviderArgument, Given>;
  /** Arguments of the provider block that are unknown during plan. */
  readonly unknown: ReadonlySet<ProviderArgument>;
}

/**
 * Collects the arguments from the provider block and the environment. Empty text counts as not set, except for the
 * address of Graph.
 */
export function readArguments(config: ValueObject, environment: Environment): Arguments {
  const names = Object.keys(environmentVariables) as ProviderArgument[];
  const given = names.flatMap((name) => {
    const found = fromConfig(name, config[name]) ?? fromEnvironment(name, environment);
    return found === undefined ? [] : [[name, fromWorkingFolder(found, environment)] as const];
  });
  return { given: new Map(given), unknown: new Set(names.filter((name) => isUnknown(config[name]))) };
}

/** Variable with the base folder of relative paths, for runs of Terraform in another folder. */
export const workingFolderVariable = 'INTUNEFORM_WORKING_FOLDER';

/** Arguments that are file paths. */
export const pathArguments: ReadonlySet<string> = new Set<ProviderArgument>([
  ...(['clientSecretFilePath', 'clientCertificatePath', 'oidcTokenFilePath'] as const),
]);

function fromWorkingFolder(given: Given, environment: Environment): Given {
  const folder = environment[workingFolderVariable];
  if (folder === undefined || !pathArguments.has(given.name)) return given;
  return { ...given, value: resolve(folder, given.value) };
}

/**
 * Arguments for which empty text is an error. An empty address would select the public cloud, although another one was
 * intended.
 */
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

/** Formats the source of a value, as the user wrote it. */
export function renderOrigin({ name, variable }: Pick<Given, 'name' | 'variable'>): string {
  return variable === undefined ? `provider argument ${toTerraformName(name)}` : `environment variable ${variable}`;
}

/** Formats how an argument can be set: `client_id (or ARM_CLIENT_ID)`. */
export function renderSetting(name: ProviderArgument): string {
  return `${toTerraformName(name)} (or ${environmentVariables[name][0]})`;
}

/** Creates an error about one argument. */
export function argumentError(
  code: DiagnosticCode,
  name: ProviderArgument,
  texts: Pick<Diagnostic, 'what' | 'why' | 'fix'>,
): Diagnostic {
  return error(code, { ...texts, where: { path: [name] } });
}
