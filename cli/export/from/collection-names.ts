import type { ResourceDefinition } from '../../../core/index.js';
import { companionPaths } from './companions.js';

/** Names of Graph collections in tools, without spaces and in lower case. Default: the last part of the path. */
const otherNames: Readonly<Record<string, string>> = {
  filters: 'assignmentfilters',
  scopetags: 'rolescopetags',
  autopilot: 'windowsautopilotdeploymentprofiles',
  autopilotprofiles: 'windowsautopilotdeploymentprofiles',
  autopilotdeploymentprofiles: 'windowsautopilotdeploymentprofiles',
  windowsautopilot: 'windowsautopilotdeploymentprofiles',
  enrollmentconfigurations: 'deviceenrollmentconfigurations',
  enrollmentrestrictions: 'deviceenrollmentconfigurations',
  enrollmentstatuspage: 'deviceenrollmentconfigurations',
  enrollmentstatuspages: 'deviceenrollmentconfigurations',
  comanagementsettings: 'deviceenrollmentconfigurations',
  terms: 'termsandconditions',
  deviceenrollmentrestrictions: 'deviceenrollmentconfigurations',
  brandingprofiles: 'intunebrandingprofiles',
  intunebranding: 'intunebrandingprofiles',
  devicecleanuprules: 'manageddevicecleanuprules',
  cleanuprules: 'manageddevicecleanuprules',
  appledeptokens: 'deponboardingsettings',
};

/**
 * The Graph collection that a file, folder or member is named after: `deviceCategories.json`, `Device Categories`. The
 * first matching name is used.
 */
export function collectionNamed(
  names: readonly string[],
  definitions: readonly ResourceDefinition[],
): string | undefined {
  const own = definitions.map(({ graph }) => graph.path).filter((path) => !path.includes('{'));
  const paths = [...own, ...companionPaths(definitions)];
  return names
    .map(plain)
    .map((name) => otherNames[name] ?? name)
    .map((name) => paths.find((path) => path.toLowerCase().endsWith(`/${name}`)))
    .find((path) => path !== undefined);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/gu, '');
}
