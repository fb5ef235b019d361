/**
 * Consequences of unbinding a tenant from managed Google Play, by the name under which you acknowledge them.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise
 * @see https://learn.microsoft.com/graph/api/intune-androidforwork-androidmanagedstoreaccountenterprisesettings-unbind
 */
export const unbindingConsequences = {
  'devices-unenrolled':
    'Every Android Enterprise device is unenrolled immediately: work profiles, dedicated, fully managed and corporate-owned devices.',
  'binding-removed':
    'The connection to the managed Google Play account is removed; only a person can create a new one, at Google.',
} as const;

/** Name of a consequence of unbinding. */
export type UnbindingConsequence = keyof typeof unbindingConsequences;

/** Names of the consequences that are not acknowledged yet. */
export function unacknowledgedUnbinding(acknowledged: readonly unknown[]): readonly UnbindingConsequence[] {
  return unbindingConsequenceNames.filter((name) => !acknowledged.includes(name));
}

/** Names of all consequences of unbinding. */
export const unbindingConsequenceNames = [
  'devices-unenrolled',
  'binding-removed',
] as const satisfies readonly UnbindingConsequence[];
