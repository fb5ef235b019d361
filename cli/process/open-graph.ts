import {
  connectGraph,
  type ConnectOptions,
  type GraphConnection,
  type GraphSettings,
} from '../../provider/graph/index.js';
import { ownPackage } from './package-root.js';
import { redactor } from './redactor.js';
import { tellWait } from './waits.js';

/** Connects to a tenant as this program, registers its secrets with the redactor, and reports waits. */
export function openGraph(
  settings: GraphSettings,
  options: Omit<ConnectOptions, 'version' | 'redactor' | 'progress'> = {},
): GraphConnection {
  const progress = (line: string): void => {
    tellWait(`tenant ${settings.tenantId}`, line);
  };
  return connectGraph(settings, { version: ownPackage().version, redactor, progress, ...options });
}
