import { z } from 'zod';
import { AgendaItemId, SiteId, SpeechRequestId, UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/** What a person asks the floor for. A point of order goes before all who wait; an interpellation (chất vấn) waits in a queue of its own. */
export const SpeechKind = z.enum(['speech', 'pointOfOrder', 'interpellation']);
export type SpeechKind = z.infer<typeof SpeechKind>;

/** What the floor is held for: the three steps of an interpellation apart, and the presentation of an item. */
export const FloorKind = z.enum([
  'speech',
  'presentation',
  'pointOfOrder',
  'question',
  'answer',
  'followUp',
]);
export type FloorKind = z.infer<typeof FloorKind>;

/**
 * Whose microphones may be open: `floor`, while somebody has the floor the speaker's and those of who govern, every other being closed
 * at the server, and all others in between; `locked`, no others in between either; `open`, everybody's.
 */
export const MicrophoneMode = z.enum(['floor', 'open', 'locked']);
export type MicrophoneMode = z.infer<typeof MicrophoneMode>;

/** A person waiting to speak. `questionedId` is who is to answer an interpellation, null for other kinds. */
export const SpeechRequest = z.object({
  requestId: SpeechRequestId,
  userId: UserId,
  kind: SpeechKind,
  itemId: AgendaItemId.nullable(),
  subject: z.string(),
  questionedId: UserId.nullable(),
  at: Instant,
  /** When it was approved; null while it was not. */
  approvedAt: Instant.nullable(),
});
export type SpeechRequest = z.infer<typeof SpeechRequest>;

/** A request that was refused, when, and why (empty: without a reason). */
export const RefusedRequest = SpeechRequest.extend({ refusedAt: Instant, reason: z.string() });
export type RefusedRequest = z.infer<typeof RefusedRequest>;

/** Who has the floor: for what, since when, how long, from which room (null: elsewhere). */
export const Floor = z.object({
  userId: UserId,
  kind: FloorKind,
  siteId: SiteId.nullable(),
  requestId: SpeechRequestId.nullable(),
  itemId: AgendaItemId.nullable(),
  since: Instant,
  limitSeconds: z.int(),
});
export type Floor = z.infer<typeof Floor>;

/** A speech that is over: for what, from which room (null: elsewhere), and its length in seconds. */
export const Speech = z.object({
  userId: UserId,
  kind: FloorKind,
  siteId: SiteId.nullable(),
  itemId: AgendaItemId.nullable(),
  startedAt: Instant,
  seconds: z.int(),
});
export type Speech = z.infer<typeof Speech>;

/** The interpellation that is going on: who asks, who answers, about what. */
export const Interpellation = z.object({
  requestId: SpeechRequestId,
  askerId: UserId,
  questionedId: UserId,
  subject: z.string(),
  since: Instant,
});
export type Interpellation = z.infer<typeof Interpellation>;
