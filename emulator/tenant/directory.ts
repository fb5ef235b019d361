/** Number of devices of a user. */
const devicesPerUser = 2;

/** Number of users of a fleet of this size. */
export function usersOf(devices: number): number {
  return Math.ceil(devices / devicesPerUser);
}

/** Id of the user of the device at a position. */
export function userIdOf(position: number): string {
  return userId(Math.floor(position / devicesPerUser));
}

/** Name of the user of the device at a position, without the domain. */
export function userName(position: number): string {
  return nameOfUser(Math.floor(position / devicesPerUser));
}

/** Id of a user, counted from 0. */
export function userId(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}

/** Name of a user, counted from 0, without the domain. */
export function nameOfUser(index: number): string {
  return `user${String(index + 1)}`;
}

/** Microsoft Entra `deviceId` of the device at a position. */
export function entraDeviceId(position: number): string {
  return `00000000-0000-4000-9000-${String(position + 1).padStart(12, '0')}`;
}

/** Microsoft Entra object id of the device at a position. It differs from the `deviceId`. */
export function entraObjectId(position: number): string {
  return `00000000-0000-4000-a000-${String(position + 1).padStart(12, '0')}`;
}

/** Position of the device with an object id. Undefined: there is no such device. */
export function positionOfObject(id: string): number | undefined {
  const number = /^00000000-0000-4000-a000-(\d{12})$/iu.exec(id)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}
