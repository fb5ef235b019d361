import type { ConnectOptions, GraphConnection, GraphSettings } from '../../provider/graph/index.js';
import { connectGraph } from '../../provider/graph/index.js';
import { ownPackage } from './package-root.js';
import { redactor } from './redactor.js';

/** Connects to a tenant as this program, and lets the redactor learn what signs in. */
export function openGraph(
  settings: GraphSettings,
  options: Omit<ConnectOptions, 'version' | 'redactor'> = {},
): GraphConnection {
  return connectGraph(settings, { version: ownPackage().version, redactor, ...options });
}
