export { openApprovals } from './approvals.js';
export { ledgerPath, openLedger, type LedgerOptions } from './open-ledger.js';
export { markOf, startOf } from './process-mark.js';
