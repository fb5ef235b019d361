export type { AutodiscoveryDomain } from './autodiscovery-domain.js';
export { RemoteState } from './remote-state.js';
export type { RemoteStateProps } from './remote-state.js';
export { WindowsAutodiscovery } from './windows-autodiscovery.js';
export type { WindowsAutodiscoveryProps } from './windows-autodiscovery.js';
