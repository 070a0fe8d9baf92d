import type { MeetingRole } from './roles.ts';

/** True for who only sees to the devices of a meeting: nobody asks whether they come, and no list of those present counts them. */
export function onlySeesToDevices(roles: readonly MeetingRole[]): boolean {
  return roles.length > 0 && roles.every((role) => role === 'technician');
}
