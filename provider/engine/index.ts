export { applyResource } from './apply.js';
export type * from './contract.js';
export { readDataSource } from './data-source.js';
export { equalObjects, equalValues } from './equality.js';
export { importResource } from './import.js';
export { planResource } from './plan.js';
export { readResource } from './read.js';
export { upgradeState } from './upgrade.js';
export { validateAttributes, validateDataSource, validateResource } from './validate.js';
