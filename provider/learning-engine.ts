import { type Attributes, type Redactor, secretValues, type ValueObject } from '../core/index.js';
import type { Engine } from './plugin/index.js';

/**
 * An engine that registers every sensitive and write-only value with the redactor before it works with it, or when
 * Graph returns it.
 */
export function learningEngine(engine: Engine, redactor: Redactor): Engine {
  const learn = ({ attributes }: { readonly attributes: Attributes }, values: ValueObject | null): void => {
    if (values) secretValues(attributes, values).forEach(redactor.addSent);
  };
  return {
    ...engine,
    validateResource: (definition, config) => {
      learn(definition, config);
      return engine.validateResource(definition, config);
    },
    planResource: (definition, request, context) => {
      learn(definition, request.config);
      return engine.planResource(definition, request, context);
    },
    applyResource: (definition, request, context) => {
      learn(definition, request.config);
      return engine.applyResource(definition, request, context);
    },
    openEphemeralResource: async (definition, config, context) => {
      const answer = await engine.openEphemeralResource(definition, config, context);
      // Only redacted in output: another request to Graph must return it again.
      if (answer.state) secretValues(definition.attributes, answer.state).forEach(redactor.add);
      return answer;
    },
  };
}
