import { serve } from './plugin/index.js';
import { createRuntime } from './runtime.js';

/** Put in by the bundler from package.json. */
const version = process.env.INTUNEFORM_VERSION ?? '0.0.0';

void serve(createRuntime({ version, environment: process.env }));
