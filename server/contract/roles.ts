import { z } from 'zod';

/** What a person is in a unit. `systemAdmin` configures and sees no content; `auditor` reads the log only. */
export const UnitRole = z.enum([
  'systemAdmin',
  'unitAdmin',
  'secretary',
  'leader',
  'member',
  'registry',
  'auditor',
]);
export type UnitRole = z.infer<typeof UnitRole>;

/** The roles whose holders take part in no meeting unless they are something else besides. */
export const SEE_NO_CONTENT = ['systemAdmin', 'auditor'] as const satisfies readonly UnitRole[];

/** What an account is in one meeting; an account may be several (the chair is as a rule a voting member too). */
export const MeetingRole = z.enum([
  'chair',
  'deputyChair',
  'secretary',
  'votingMember',
  'delegate',
  'guest',
  'technician',
  'siteDevice',
]);
export type MeetingRole = z.infer<typeof MeetingRole>;
