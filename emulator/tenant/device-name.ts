import type { DeviceFacts } from './fleet.js';

/** The name of a device: its kind and number. */
export function deviceName({ kind, position }: DeviceFacts): string {
  return `${kind.namePrefix}-${String(position + 1).padStart(6, '0')}`;
}
