import { isJsonObject, type Json, jsonElements, type JsonObject, providerAddress, textOf } from '../../core/index.js';
import { parseJson } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { runTerraformLocked } from './lock-wait.js';
import type { TerraformTenant } from './problems.js';
import { pullState } from './pull-state.js';

/**
 * Prevents new objects that an apply left unfinished from being deleted. Terraform taints an object whose create ended
 * with an error, and the next apply would delete and recreate it, as long as Graph refuses the same request. Without
 * the mark, apply completes it.
 *
 * Best effort: if the state cannot be read or written, the objects stay tainted, and the next plan shows it.
 */
export async function keepUnfinished(tenant: TerraformTenant, session: Session): Promise<void> {
  const pulled = await pullState(tenant, session);
  for (const address of 'state' in pulled ? unfinishedIn(pulled.state) : []) {
    await runTerraformLocked(tenant, { verb: 'untaint', parameters: [address], ...session });
  }
}

/** Addresses of the tainted objects of a state that our provider marked as unfinished. */
export function unfinishedIn(state: unknown): readonly string[] {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources
    .filter(
      ({ mode, provider }) =>
        mode === 'managed' && textOf(provider)?.includes(`provider["${providerAddress}"]`) === true,
    )
    .flatMap((resource) =>
      jsonElements(resource.instances)
        .filter(isJsonObject)
        .filter(({ status, deposed, private: bytes }) => status === 'tainted' && !deposed && isUnfinished(bytes))
        .map(({ index_key: index }) => addressOf(resource, index)),
    );
}

function isUnfinished(bytes: Json | undefined): boolean {
  const remembered = typeof bytes === 'string' ? parseJson(Buffer.from(bytes, 'base64').toString('utf8')) : undefined;
  return isJsonObject(remembered) && isJsonObject(remembered.unfinished);
}

function addressOf({ module, type, name }: JsonObject, index: Json | undefined): string {
  const path = [module, type, name].filter((part) => typeof part === 'string').join('.');
  return index === undefined || index === null ? path : `${path}[${JSON.stringify(index)}]`;
}
