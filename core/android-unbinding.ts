/**
 * What unbinding a tenant from managed Google Play brings, by the name under which it is acknowledged.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise
 * @see https://learn.microsoft.com/graph/api/intune-androidforwork-androidmanagedstoreaccountenterprisesettings-unbind
 */
export const unbindingConsequences = {
  'devices-unenrolled':
    'Every Android Enterprise device is unenrolled at once: work profiles, dedicated, fully managed and corporate-owned ones.',
  'binding-removed': 'The link to the managed Google Play account is gone; only a person at Google can make a new one.',
} as const;

/** Name of a consequence of unbinding. */
export type UnbindingConsequence = keyof typeof unbindingConsequences;

/** Names of the consequences that are not acknowledged. */
export function unacknowledgedUnbinding(acknowledged: readonly unknown[]): readonly UnbindingConsequence[] {
  return unbindingConsequenceNames.filter((name) => !acknowledged.includes(name));
}

/** Names of all consequences of unbinding. */
export const unbindingConsequenceNames = [
  'devices-unenrolled',
  'binding-removed',
] as const satisfies readonly UnbindingConsequence[];
