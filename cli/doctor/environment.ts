import { type Diagnostic, error } from '../../core/index.js';
import type { Environment } from '../process/session.js';
import { findTerraform } from '../terraform/find.js';
import { findProviderBuild } from '../terraform/provider-build.js';

/** A requirement of the machine: what was found, or the problem. */
export interface MachineCheck {
  readonly name: string;
  /** Undefined: it is missing or too old. */
  readonly found?: string;
  readonly diagnostic?: Diagnostic;
}

/** Checks the requirements of the commands on the machine. `nodeVersion`: such as `v20.11.0`. */
export async function checkMachine(env: Environment, nodeVersion: string): Promise<readonly MachineCheck[]> {
  const terraform = await findTerraform(env);
  const build = findProviderBuild(env);
  return [
    checkNode(nodeVersion),
    'code' in terraform
      ? { name: 'Terraform', diagnostic: terraform }
      : { name: 'Terraform', found: `${terraform.product} ${terraform.version} (${terraform.program})` },
    'code' in build
      ? { name: 'provider', diagnostic: build }
      : { name: 'provider', found: `${build.version} (${build.folder})` },
  ];
}

const leastNode = [20, 11] as const;

function checkNode(version: string): MachineCheck {
  const [major = 0, minor = 0] = version.replace(/^v/u, '').split('.').map(Number);
  const recent = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  if (recent) return { name: 'Node', found: version };
  return {
    name: 'Node',
    diagnostic: error('INT1341', {
      what: 'Node is too old',
      why: `this is Node ${version}; intuneform needs ${leastNode.join('.')} or newer`,
      fix: 'install a newer Node',
    }),
  };
}
