import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { BallotChoice } from '#contract/live/state.ts';

/** What a device keeps of a ballot: the draft, and with `paper` what was sent and is not acknowledged yet. */
export type Kept = { choice: BallotChoice | null; paper: string | null };

/** Where ballots are kept on the device. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The place of one person's ballot in one vote. */
export function keptKey(meetingId: MeetingId, ballotId: BallotId, selfId: string): string {
  return `nghi-su.ballot.${meetingId}.${ballotId}.${selfId}`;
}

/** What is kept there; null for nothing, or for what somebody else wrote. */
export function readKept(storage: KeptStorage, key: string): Kept | null {
  try {
    const text = storage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Kept | null);
  } catch {
    return null;
  }
}

/** Keeps it; where the browser refuses storage, the ballot lives as long as the page. */
export function keep(storage: KeptStorage, key: string, kept: Kept): void {
  try {
    storage.setItem(key, JSON.stringify(kept));
  } catch {
    // As said.
  }
}

/** Removes what is kept there. */
export function forget(storage: KeptStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // Where nothing can be removed, nothing was kept.
  }
}
