import type { DeviceManagementPartner } from '@microsoft/microsoft-graph-types-beta';

import { type GraphRead, isInstant, type JsonObject, type ReadResult, textOf } from '../../../core/index.js';

/**
 * States of a partner. Only `enabled` means that the connection works.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicemanagementpartnertenantstate
 */
export const partnerStates = [
  'unknown',
  'unavailable',
  'enabled',
  'terminated',
  'rejected',
  'unresponsive',
] as const satisfies readonly NonNullable<DeviceManagementPartner['partnerState']>[];

/** A partner that manages devices alongside Intune, such as Jamf. Dates are null if Graph has none. */
export interface Partner {
  readonly displayName: string;
  /** One of `partnerStates`, or a newer one. */
  readonly partnerState: string;
  readonly isConfigured: boolean;
  readonly lastHeartbeatDateTime: string | null;
  readonly whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: string | null;
  readonly whenPartnerDevicesWillBeRemovedDateTime: string | null;
}

/** Request that reads the partners. */
export const partnersRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/deviceManagementPartners',
  area: 'enrollment',
};

/** Returns the partners of a list, sorted by name. Undefined: they could not be read, which is not the same as none. */
export function partnersIn(read: ReadResult<readonly JsonObject[]>): readonly Partner[] | undefined {
  if (read.state !== 'present') return undefined;
  return read.value.map(partnerOf).sort((left, right) => (left.displayName < right.displayName ? -1 : 1));
}

function partnerOf(object: JsonObject): Partner {
  return {
    displayName: textOf(object.displayName) ?? textOf(object.id) ?? 'partner',
    partnerState: textOf(object.partnerState) ?? 'unknown',
    isConfigured: object.isConfigured === true,
    lastHeartbeatDateTime: dateOf(object.lastHeartbeatDateTime),
    whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: dateOf(
      object.whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime,
    ),
    whenPartnerDevicesWillBeRemovedDateTime: dateOf(object.whenPartnerDevicesWillBeRemovedDateTime),
  };
}

/** Returns null for a date that was never set. */
function dateOf(date: unknown): string | null {
  return isInstant(date) ? date : null;
}
