import type { Diagnostic, DiagnosticCode } from '../../../core/index.js';

/**
 * Diagnostics that leave the state of the tenant unknown: files and objects that were not read, incomplete lists,
 * assignments that were not exported, ambiguous or unplaced objects, unknown positions, and unreadable or missing
 * values.
 */
const open: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  ...(['INT1362', 'INT1363', 'INT1365'] as const),
  ...(['INT1429', 'INT1430', 'INT1435', 'INT1436', 'INT1437'] as const),
]);

/** Whether the files leave the requested part of the tenant unknown. */
export function isIncomplete(told: readonly Diagnostic[]): boolean {
  return told.some(({ code }) => open.has(code));
}
