import { call } from '#client/api/call.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { CONFIRMED_FOR_MS } from '#contract/secret-ballots/confirmed-for.ts';

/** In the page alone: who finds the device without it, or reloads, is asked again. */
const inPage = new Map<string, { confirmation: string; confirmedAt: number }>();

const keyOf = (meetingId: MeetingId, voterId: UserId) => `${meetingId}.${voterId}`;

/** Confirms the voter with the password for this meeting's secret votes; throws `ApiError` where the server refuses. */
export async function confirmSelf(
  meetingId: MeetingId,
  voterId: UserId,
  password: string,
): Promise<void> {
  const params = { meetingId };
  const confirmedAt = Date.now();
  const { confirmation } = await call('sealedBallots.confirm', { params, body: { password } });
  inPage.set(keyOf(meetingId, voterId), { confirmation, confirmedAt });
}

/** What confirms the voter in this meeting; null where they have not confirmed on this page, or too long ago. */
export function ownConfirmation(meetingId: MeetingId, voterId: UserId): string | null {
  const own = inPage.get(keyOf(meetingId, voterId));
  return own && Date.now() - own.confirmedAt < CONFIRMED_FOR_MS ? own.confirmation : null;
}
