import { z } from 'zod';
import { Action } from '../actions.ts';
import { MeetingId, SiteId, UnitId, UserId } from '../ids.ts';
import { SHORTEST_PASSWORD } from '../password-rule.ts';
import { UnitRole } from '../roles.ts';
import { typedText } from '../typed-text.ts';
import { PasswordWrap } from './notes-key.ts';
import { defineRoutes } from './route.ts';

/** The signed-in account. `may` lists what it is allowed outside any one meeting. */
export const Me = z.object({
  userId: UserId,
  username: z.string(),
  name: z.string(),
  position: z.string(),
  kind: z.enum(['person', 'siteDevice', 'guest']),
  unitId: UnitId,
  unitName: z.string(),
  siteId: SiteId.nullable(),
  roles: z.array(z.object({ unitId: UnitId, role: UnitRole })),
  may: z.array(Action),
  mustChangePassword: z.boolean(),
  /** The one meeting that a guest was let in to; absent for everybody else. */
  guestIn: MeetingId.optional(),
});
export type Me = z.infer<typeof Me>;

/** A new password; the service asks `passwordWeakness` for the rest. */
export const NewPassword = z.string().min(SHORTEST_PASSWORD).max(200);

/** Routes of one's own account. */
export const accountRoutes = defineRoutes({
  'account.signIn': {
    method: 'POST',
    path: '/api/session',
    action: 'public',
    summary: 'Sign in and get a session cookie',
    body: z.object({
      username: typedText().min(1).max(100),
      password: z.string().min(1).max(200),
    }),
    answer: Me,
  },
  'account.signOut': {
    method: 'DELETE',
    path: '/api/session',
    action: 'account.use',
    summary: 'End the session',
    answer: z.object({}),
  },
  'account.me': {
    method: 'GET',
    path: '/api/me',
    action: 'account.use',
    summary: 'The signed-in account',
    answer: Me,
  },
  'account.changePassword': {
    method: 'POST',
    path: '/api/me/password',
    action: 'account.use',
    summary: 'Change the password; all other sessions end',
    body: z.object({
      current: z.string().min(1).max(200),
      next: NewPassword,
      /** The key of one's notes wrapped by the new password: both change in one act, or neither. */
      notesKey: z.object({ version: z.int().min(1), byPassword: PasswordWrap }).optional(),
    }),
    answer: z.object({}),
  },
});
