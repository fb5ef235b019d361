import {
  error,
  isValueObject,
  releaseOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
  withArticle,
} from '../../../core/index.js';
import { ProtocolFault } from '../wire/fault.js';
import type { Request } from '../wire/messages.js';
import { fromTerraformNames } from '../wire/names.js';
import { parseJson } from '../wire/state-json.js';
import { type Handler, toWire } from './handler.js';

/** Upgrades stored state to the current shape. Terraform calls this for every object before anything else. */
export const upgradeResourceState: Handler<'UpgradeResourceState'> = (request, session) => {
  const { version } = request;
  const { definition, codec } = session.resource(request.type_name);
  if (version > definition.schemaVersion) throw newerState(definition, version);
  const stored = storedObject(request);
  try {
    const state = fromTerraformNames(stored, definition.attributes);
    const upgraded = session.runtime.engine.upgradeState(definition, { version, state });
    return {
      upgraded_state: codec.toWire(upgraded.state),
      diagnostics: toWire(upgraded.diagnostics, definition.attributes),
    };
  } catch (thrown) {
    // The state was edited by hand, or a file was damaged: only stored values can have another type here.
    if (thrown instanceof TypeError)
      throw unreadableState('one of its values has a type other than that of its attribute');
    throw thrown;
  }
};

function newerState({ noun, schemaVersion }: ResourceDefinition, version: number): ProtocolFault {
  const needed = releaseOf(version);
  return new ProtocolFault(
    error('INT4003', {
      what: `the state of ${withArticle(noun)} needs version ${needed} of the provider or newer`,
      why: `its schema version is ${String(version)}; this provider supports versions up to ${String(schemaVersion)}`,
      fix: `install version ${needed} or newer, and run \`terraform init -upgrade\``,
    }),
  );
}

function storedObject({ raw_state }: Request<'UpgradeResourceState'>): ValueObject {
  if (raw_state === null || raw_state.json.length === 0) {
    throw unreadableState('it is in the format of Terraform 0.11 and older, or empty');
  }
  const state = parse(raw_state.json);
  if (!isValueObject(state)) throw unreadableState('it is not a JSON object');
  return state;
}

function parse(json: Uint8Array): Value {
  try {
    return parseJson(json);
  } catch {
    throw unreadableState('it is not valid JSON');
  }
}

function unreadableState(why: string): ProtocolFault {
  return new ProtocolFault(
    error('INT4004', {
      what: 'the stored state of an object could not be read',
      why,
      fix: 'restore the state from a backup, or remove the object with `terraform state rm` and import it again',
    }),
  );
}
