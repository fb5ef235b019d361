import {
  type Diagnostic,
  type OnExistingMode,
  onExistingModes,
  type PreflightMode,
  preflightModes,
  type ValueObject,
} from '../../core/index.js';
import { argumentError, type Given, readArguments, renderOrigin, renderSetting } from './arguments.js';
import type { ProviderArgument } from './provider-attributes.js';
import type { Environment } from './settings.js';

/** How to handle objects that the identity cannot write. Default, also while unknown: `warn`. */
export function resolvePreflight(config: ValueObject, environment: Environment): PreflightMode {
  return findMode(preflightModes, readArguments(config, environment).given.get('preflight')) ?? 'warn';
}

/** How to handle namesakes of objects to create. Default, also while unknown: `warn`. */
export function resolveOnExisting(config: ValueObject, environment: Environment): OnExistingMode {
  return findMode(onExistingModes, readArguments(config, environment).given.get('onExisting')) ?? 'warn';
}

/** Justification of changes that another administrator has to approve. Undefined: not set. */
export function resolveJustification(config: ValueObject, environment: Environment): string | undefined {
  return readArguments(config, environment).given.get('approvalJustification')?.value;
}

/** Checks the settings for the behavior of a plan (INT1340). */
export function checkModes(given: ReadonlyMap<ProviderArgument, Given>): readonly Diagnostic[] {
  return [
    ...checkMode('preflight', preflightModes, given.get('preflight')),
    ...checkMode('onExisting', onExistingModes, given.get('onExisting')),
  ];
}

function checkMode(name: ProviderArgument, modes: readonly string[], given: Given | undefined): readonly Diagnostic[] {
  if (given === undefined || findMode(modes, given) !== undefined) return [];
  return [
    argumentError('INT1340', name, {
      what: `${name} "${given.value}" does not exist`,
      why: `${renderOrigin(given)} is "${given.value}"; allowed are ${modes.join(', ')}`,
      fix: `set ${renderSetting(name)} to one of them, or omit it to use warn`,
    }),
  ];
}

function findMode<Mode extends string>(modes: readonly Mode[], given: Given | undefined): Mode | undefined {
  return modes.find((mode) => mode === given?.value.toLowerCase());
}
