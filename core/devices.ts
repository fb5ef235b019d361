import type { DeclaredChange } from './declared-change.js';
import type { Diagnostic } from './diagnostic.js';
import type { GraphBinding } from './graph-binding.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/** What a change of an object does to devices. */
export interface DevicesFacet {
  /** Which devices it concerns, where no number says: `devices that enroll from now on`. */
  readonly which?: string;
  /** How many devices those are. Default: nothing counts them. */
  readonly count?: DeviceCount;
  /** What applying does to them, from a data source that is read in the same plan. Default: no number says. */
  readonly preview?: DevicePreview;
  /** Says how many a dangerous change would hit. Default: no change is one. */
  readonly warning?: DeviceWarning;
}

/** Counts devices: asked only where a report has a finding on the object. */
export interface DeviceCount {
  /** Object that tells. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  /** Undefined: it does not tell. */
  readonly count: (object: JsonObject) => { readonly affected: number; readonly of: number } | undefined;
}

/** A data source that counts what a change would do. */
export interface DevicePreview {
  /** Name of the data source definition. */
  readonly dataSource: string;
  /** Attributes of the data source that must equal attributes of the resource: `{ platform: 'deviceCleanupRulePlatformType' }`. */
  readonly match: Readonly<Record<string, string>>;
  /** What applying does. Undefined where it does nothing; `unknown` where the preview was not counted yet. */
  readonly measure: (preview: ValueObject) => MeasuredDevices | 'unknown' | undefined;
}

/** What applying a change does to devices, as a preview counted it. */
export interface MeasuredDevices {
  /** After "which": `hides 412 of 2,000 devices`. */
  readonly text: string;
  /** Devices that it touches. */
  readonly affected: number;
  /** Devices that there are. */
  readonly of: number;
  /** Devices that leave, by week; weeks without any are there, too. Absent: nothing counted them. */
  readonly weeks?: readonly WeekOfDepartures[];
  /** Those of the devices that a cap does not count, by exception. Absent: none. */
  readonly excepted?: readonly ExceptedDevices[];
}

/** Devices that an exception takes out of a cap. They are touched all the same. */
export interface ExceptedDevices {
  /** What the exception goes by, and its label: `deviceName KIOSK-*`. */
  readonly exception: string;
  readonly devices: number;
}

/** Devices that leave in one week. */
export interface WeekOfDepartures {
  /** Date of its Monday in UTC, `2026-11-23`. */
  readonly monday: string;
  /** By the cleanup rule. */
  readonly rule: number;
  /** 180 days after the end of their management certificate. */
  readonly certificate: number;
  /** Those of both that leave earlier than by the rule in force. */
  readonly earlier: number;
}

/** A warning of a dangerous change: counted while planning. It refuses nothing. */
export interface DeviceWarning {
  /** Object that tells. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  /** Whether a change is a dangerous one. */
  readonly when: (change: Pick<DeclaredChange, 'present' | 'planned'>) => boolean;
  /** Says it. Undefined: the object could not be read. */
  readonly tell: (object: JsonObject | undefined) => Diagnostic;
}
