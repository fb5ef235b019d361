import { dataSources, resources } from '../../provider/resources/index.js';
import type { Definitions } from '../../report/index.js';

/** Everything that the provider knows. */
export const definitions: Definitions = [...resources, ...dataSources];
