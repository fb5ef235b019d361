import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

import { textOfFile } from '../process/read-file.js';
import type { Environment } from '../process/session.js';

/**
 * The plugin folder that both Terraform and OpenTofu search without configuration.
 *
 * If the XDG folders are set, OpenTofu only reads its own settings from them while `~/.terraform.d` does not exist.
 * Therefore this folder is not created there, and the provider is copied to the data folder of the platform.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 * @see https://opentofu.org/docs/cli/config/config-file/#implied-local-mirror-directories
 */
export function pluginFolder(env: Environment): string {
  const home = homedir();
  const folder = join(home, '.terraform.d');
  const hasXdg = [env.XDG_CONFIG_HOME, env.XDG_DATA_HOME].some((value) => value !== undefined && value !== '');
  if (!hasXdg || existsSync(folder)) return join(folder, 'plugins');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'io.terraform', 'plugins');
  const { XDG_DATA_HOME: data = '' } = env;
  return join(isAbsolute(data) ? data : join(home, '.local', 'share'), 'terraform', 'plugins');
}

/** The user's CLI configuration files whose `provider_installation` does not contain the folder: the engines then ignore it. */
export function configurationsWithout(folder: string, env: Environment): readonly string[] {
  return configurationFiles(env).filter((file) => {
    const text = textOfFile(file) ?? '';
    return /^\s*"?provider_installation\b/mu.test(text) && !text.includes(folder);
  });
}

function configurationFiles({ TF_CLI_CONFIG_FILE: named, XDG_CONFIG_HOME: xdg = '' }: Environment): readonly string[] {
  if (named !== undefined && named !== '') return [named];
  const inHome = ['.tofurc', '.terraformrc'].map((name) => join(homedir(), name));
  return isAbsolute(xdg) ? [...inHome, join(xdg, 'opentofu', 'tofurc')] : inHome;
}
