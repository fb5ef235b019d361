export { RemoteState } from './remote-state.js';
export type { RemoteStateProps } from './remote-state.js';
export { WindowsAutodiscovery } from './windows-autodiscovery.js';
export type { AutodiscoveryDomain, WindowsAutodiscoveryProps } from './windows-autodiscovery.js';
