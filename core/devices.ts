import type { DeclaredChange } from './declared-change.js';
import type { Diagnostic } from './diagnostic.js';
import type { GraphBinding } from './graph-binding.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/** How a change to an object affects devices. */
export interface DevicesFacet {
  /** Which devices are affected, where no count is available: `devices that enroll from now on`. */
  readonly which?: string;
  /** How to count those devices. Default: they are not counted. */
  readonly count?: DeviceCount;
  /** Effect of apply on devices, from a data source that is read in the same plan. Default: no preview. */
  readonly preview?: DevicePreview;
  /** Warning that says how many devices a dangerous change would affect. Default: no change is dangerous. */
  readonly warning?: DeviceWarning;
}

/** Counts devices. Graph is asked only if a report has a finding about the object. */
export interface DeviceCount {
  /** Object that holds the count. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  /** Extracts the count. Undefined: the object does not contain it. */
  readonly count: (object: JsonObject) => { readonly affected: number; readonly of: number } | undefined;
}

/** A data source that counts the devices a change would affect. */
export interface DevicePreview {
  /** Name of the data source definition. */
  readonly dataSource: string;
  /**
   * Attributes of the data source that must equal attributes of the resource:
   * `{ platform: 'deviceCleanupRulePlatformType' }`.
   */
  readonly match: Readonly<Record<string, string>>;
  /** Returns the effect of apply. Undefined: no effect. `unknown`: the preview has not been counted yet. */
  readonly measure: (preview: ValueObject) => MeasuredDevices | 'unknown' | undefined;
}

/** The effect of apply on devices, as counted by a preview. */
export interface MeasuredDevices {
  /** Completes a sentence after "which": `hides 412 of 2,000 devices`. */
  readonly text: string;
  /** Number of devices affected. */
  readonly affected: number;
  /** Total number of devices. */
  readonly of: number;
  /** Devices that leave, by week, including weeks in which none leave. Absent: not counted. */
  readonly weeks?: readonly WeekOfDepartures[];
  /** Devices that exceptions exclude from a cap. Absent: none. */
  readonly excepted?: readonly ExceptedDevices[];
}

/** Devices that an exception excludes from a cap. The change still affects them. */
export interface ExceptedDevices {
  /** Criterion and label of the exception: `deviceName KIOSK-*`. */
  readonly exception: string;
  readonly devices: number;
}

/** Devices that leave in one week. */
export interface WeekOfDepartures {
  /** Date of the Monday, in UTC: `2026-11-23`. */
  readonly monday: string;
  /** Number of devices that leave because of the cleanup rule. */
  readonly rule: number;
  /** Number of devices that leave 180 days after their management certificate expires. */
  readonly certificate: number;
  /** How many of both leave earlier than under the current rule. */
  readonly earlier: number;
}

/** A warning about a dangerous change, with a count made during plan. It stops nothing. */
export interface DeviceWarning {
  /** Object that holds the count. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  /** Whether a change is dangerous. */
  readonly when: (change: Pick<DeclaredChange, 'present' | 'planned'>) => boolean;
  /** Builds the warning. `object` is undefined if it could not be read. */
  readonly tell: (object: JsonObject | undefined) => Diagnostic;
}
