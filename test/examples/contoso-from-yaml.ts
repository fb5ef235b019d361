import { join } from 'node:path';

import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/** The tenant of the YAML example, for the comparison with the one in TypeScript. */
const app = new App();

IntuneTenant.fromYaml(app, join(__dirname, '../../examples/contoso.yaml'));

app.synth();
