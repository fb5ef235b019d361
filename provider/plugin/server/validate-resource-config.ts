import { type Attributes, type Diagnostic, error, type ValueObject } from '../../../core/index.js';
import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/** Checks a resource block. Values may be unknown; write-only ones are there. */
export const validateResourceConfig: Handler<'ValidateResourceConfig'> = (request, session) => {
  const { definition, codec } = session.resource(request.type_name);
  const config = objectFromWire(codec, request.config);
  const storable = request.client_capabilities?.write_only_attributes_allowed
    ? []
    : storedSecrets(config, definition.attributes);
  const diagnostics = [...storable, ...session.runtime.engine.validateResource(definition, config)];
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};

/** A Terraform before 1.11 does not know write-only arguments and would put them into the state. */
function storedSecrets(config: ValueObject, attributes: Attributes): readonly Diagnostic[] {
  return Object.entries(attributes)
    .filter(([name, { writeOnly }]) => writeOnly && config[name] !== null)
    .map(([name]) =>
      error('INT4005', {
        what: `the write-only argument ${name} needs Terraform 1.11 or newer`,
        where: { path: [name] },
        why: 'this Terraform does not know write-only arguments and would store the value in its state',
        fix: 'use Terraform 1.11 or newer, or OpenTofu 1.11 or newer',
      }),
    );
}
