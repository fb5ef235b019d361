import { type Diagnostic, type PreflightMode, preflightModes, type ValueObject } from '../../core/index.js';
import { argumentError, type Given, readArguments, renderOrigin, renderSetting } from './arguments.js';
import type { Environment } from './settings.js';

/** What is done about objects that the identity may not write. Default, also where it is not known yet: `warn`. */
export function resolvePreflight(config: ValueObject, environment: Environment): PreflightMode {
  return findMode(readArguments(config, environment).given.get('preflight')?.value) ?? 'warn';
}

/** Checks the setting (INT1340). */
export function checkPreflight(given: Given | undefined): readonly Diagnostic[] {
  if (given === undefined || findMode(given.value) !== undefined) return [];
  return [
    argumentError('INT1340', 'preflight', {
      what: `there is no preflight "${given.value}"`,
      why: `${renderOrigin(given)} is "${given.value}"; allowed are ${preflightModes.join(', ')}`,
      fix: `set ${renderSetting('preflight')} to one of them, or leave it out for warn`,
    }),
  ];
}

function findMode(text: string | undefined): PreflightMode | undefined {
  return preflightModes.find((mode) => mode === text?.toLowerCase());
}
