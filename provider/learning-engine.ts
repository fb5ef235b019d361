import { type Attributes, type Redactor, secretValues, type ValueObject } from '../core/index.js';
import type { Engine } from './plugin/index.js';

/** An engine that teaches the redactor every sensitive and write-only value before it works with it, or once Graph tells it. */
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
      // Only out of what is written: whoever asks Graph again must get it again.
      if (answer.state) secretValues(definition.attributes, answer.state).forEach(redactor.add);
      return answer;
    },
  };
}
