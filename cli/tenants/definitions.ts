import { dataSources, resources } from '../../provider/resources/index.js';
import type { Definitions } from '../../report/index.js';

/** All definitions of the provider. */
export const definitions: Definitions = [...resources, ...dataSources];
