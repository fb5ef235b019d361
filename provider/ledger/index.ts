export { ledgerPath, openLedger, type LedgerOptions } from './open-ledger.js';
export { markOf } from './process-mark.js';
