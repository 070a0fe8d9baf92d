import type { BallotId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/state.ts';

/** What this device alone knows of one's own sealed ballot: the code of its slip, and when it was acknowledged. */
export type OwnSlip = { code: string | null; receivedAt: Instant | null };

const keyOf = (ballotId: BallotId, voterId: UserId) => `nghi-su.slip.${ballotId}.${voterId}`;

/** The own slip as far as this page knows it. It goes with the tab: who takes the device later must not find the code on it. */
export function ownSlip(ballotId: BallotId, voterId: UserId): OwnSlip {
  try {
    const text = sessionStorage.getItem(keyOf(ballotId, voterId));
    if (text !== null) return JSON.parse(text) as OwnSlip;
  } catch {
    // A browser that refuses storage, or what somebody else wrote there: the slip counts without it.
  }
  return { code: null, receivedAt: null };
}

/** Keeps what is known of the own slip until the tab is closed. */
export function keepOwnSlip(ballotId: BallotId, voterId: UserId, slip: OwnSlip): void {
  try {
    sessionStorage.setItem(keyOf(ballotId, voterId), JSON.stringify(slip));
  } catch {
    // As above.
  }
}
