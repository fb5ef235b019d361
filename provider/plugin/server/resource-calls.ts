import { type Attributes, type Diagnostic, error, type ValueObject, warning } from '../../../core/index.js';
import type { StateAnswer } from '../../engine/contract.js';
import { malformed } from '../wire/fault.js';
import type { Request } from '../wire/messages.js';
import { pathToWire } from '../wire/names.js';
import { privateFromWire, privateToWire } from '../wire/private.js';
import { type Handler, toWire } from './handler.js';
import { identityToWire } from './resource-identity.js';
import { connected, notConfigured, objectFromWire, type Session, type TypedResource } from './session.js';

/** Checks a resource block. Values can be unknown; write-only ones are included. */
export const validateResourceConfig: Handler<'ValidateResourceConfig'> = (request, session) => {
  const { definition, codec } = session.resource(request.type_name);
  const config = objectFromWire(codec, request.config);
  const storable = request.client_capabilities?.write_only_attributes_allowed
    ? []
    : storedSecrets(config, definition.attributes);
  const diagnostics = [...storable, ...session.runtime.engine.validateResource(definition, config)];
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};

/** Terraform before 1.11 does not support write-only arguments, and would store them in the state. */
function storedSecrets(config: ValueObject, attributes: Attributes): readonly Diagnostic[] {
  return Object.entries(attributes)
    .filter(([name, { writeOnly }]) => writeOnly && config[name] !== null)
    .map(([name]) =>
      error('INT4005', {
        what: `the write-only argument ${name} needs Terraform 1.11 or newer`,
        where: { path: [name] },
        why: 'this version of Terraform does not support write-only arguments and would store the value in its state',
        fix: 'use Terraform 1.11 or newer, or OpenTofu 1.11 or newer',
      }),
    );
}

/** Refreshes an object. An unreadable one keeps its state: unreadable never means absent. */
export const readResource: Handler<'ReadResource'> = async (request, session) => {
  const type = session.resource(request.type_name);
  const { definition, codec } = type;
  const state = objectFromWire(codec, request.current_state);
  const sent = request.current_identity;
  const context = session.context();
  if (context === undefined) {
    const diagnostics = toWire([warning('INT4006', notConfigured(`refresh the ${definition.noun}`))], {});
    const new_identity = identityToWire(type, session, { answer: { state, private: {} }, sent });
    return { new_state: codec.toWire(state), private: request.private, new_identity, diagnostics };
  }
  const remembered = privateFromWire(request.private);
  const answer = await session.runtime.engine.readResource(definition, { state, private: remembered }, context);
  return {
    new_state: codec.toWire(answer.state),
    private: privateToWire(answer.private),
    new_identity: identityToWire(type, session, { answer, sent }),
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};

/** Plans a create, an update or a destroy. A new object has no identity before apply; an update does not change it. */
export const planResourceChange: Handler<'PlanResourceChange'> = async (request, session) => {
  const type = session.resource(request.type_name);
  const { definition, codec } = type;
  const stored = { state: codec.fromWire(request.prior_state), private: privateFromWire(request.prior_private) };
  const { state: prior, private: remembered } = stored;
  const config = codec.fromWire(request.config);
  const proposed = codec.fromWire(request.proposed_new_state);
  const answer = await session.runtime.engine.planResource(
    definition,
    { prior, config, proposed, private: remembered },
    session.context(),
  );
  return {
    planned_state: codec.toWire(answer.planned),
    requires_replace: answer.requiresReplace.map((path) => pathToWire(path, definition.attributes)),
    planned_private: privateToWire(answer.private),
    planned_identity: answer.planned
      ? identityToWire(type, session, { answer: stored, sent: request.prior_identity })
      : undefined,
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};

/** Creates, updates or destroys. A state with errors is kept, so that created objects are never lost. */
export const applyResourceChange: Handler<'ApplyResourceChange'> = async (request, session) => {
  const type = session.resource(request.type_name);
  const { definition, codec } = type;
  session.beginApply();
  const answer = await session.runtime.engine.applyResource(
    definition,
    {
      prior: codec.fromWire(request.prior_state),
      planned: codec.fromWire(request.planned_state),
      config: codec.fromWire(request.config),
      private: privateFromWire(request.planned_private),
    },
    connected(session, `apply the ${definition.noun}`),
  );
  return {
    new_state: codec.toWire(answer.state),
    private: privateToWire(answer.private),
    new_identity: identityToWire(type, session, { answer, sent: request.planned_identity }),
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};

/** Finds an object of the tenant by its id or its identity, to import it. Terraform reads it next. */
export const importResourceState: Handler<'ImportResourceState'> = async (request, session) => {
  const type = session.resource(request.type_name);
  const { definition, codec } = type;
  const answer = await findToImport(request, type, session);
  const imported = {
    type_name: request.type_name,
    state: codec.toWire(answer.state),
    private: privateToWire(answer.private),
    identity: identityToWire(type, session, { answer }),
  };
  return {
    imported_resources: answer.state === null ? [] : [imported],
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};

function findToImport(
  { id, identity }: Request<'ImportResourceState'>,
  { definition, identityCodec }: TypedResource,
  session: Session,
): Promise<StateAnswer> {
  if (id !== '' && identity !== null) throw malformed('ImportResourceState', 'it has both an id and an identity');
  const context = connected(session, `import the ${definition.noun}`);
  const { engine, resources } = session.runtime;
  if (identity === null) return engine.importResource(definition, id, context, resources);
  const parts = objectFromWire(identityCodec, identity.identity_data);
  return engine.importByIdentity(definition, parts, context, resources);
}
