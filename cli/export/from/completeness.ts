import type { Diagnostic, DiagnosticCode } from '../../../core/index.js';

/**
 * What leaves open what the tenant has: files and objects that were not read, lists that go on, assignments that were not exported,
 * objects that may be one of several things or belong nowhere, places that are not told, and values that are unreadable or missing.
 */
const open: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  ...(['INT1362', 'INT1363', 'INT1365'] as const),
  ...(['INT1429', 'INT1430', 'INT1435', 'INT1436', 'INT1437'] as const),
]);

/** Whether files leave open what the tenant has of what was asked for. */
export function isIncomplete(told: readonly Diagnostic[]): boolean {
  return told.some(({ code }) => open.has(code));
}
