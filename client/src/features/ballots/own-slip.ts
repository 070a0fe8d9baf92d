import type { BallotId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';

/** What this page knows of a ballot that was sealed here; `isReceived` once the server has said that this is the one it holds. */
type KeptSlip = {
  code: string;
  envelopeHash: string;
  isReceived: boolean;
  receivedAt: Instant | null;
};

/** What a receipt says to its voter beside that there is one; null where this page did not seal the ballot that counts. */
export type OwnSlip = { code: string | null; receivedAt: Instant | null };

const keyOf = (ballotId: BallotId, voterId: UserId) => `nghi-su.slip.${ballotId}.${voterId}`;

/** Keeps the code of a ballot that was sealed here. It goes with the tab: who takes the device later must not find it there. */
export function keepSlip(
  ballotId: BallotId,
  voterId: UserId,
  sealed: Pick<KeptSlip, 'code' | 'envelopeHash'>,
): void {
  write(ballotId, voterId, { ...sealed, isReceived: false, receivedAt: null });
}

/** Notes which ballot the server holds, and when it said so; one that was sealed on another device has no code here. */
export function noteReceived(
  ballotId: BallotId,
  voterId: UserId,
  { envelopeHash, at }: { envelopeHash: string; at: Instant | null },
): OwnSlip {
  const kept = read(ballotId, voterId);
  if (kept?.envelopeHash !== envelopeHash) return { code: null, receivedAt: null };
  const receivedAt = kept.receivedAt ?? at;
  write(ballotId, voterId, { ...kept, isReceived: true, receivedAt });
  return { code: kept.code, receivedAt };
}

/** The code of one's own ballot that was received; null when this page does not know it. */
export function ownCode(ballotId: BallotId, voterId: UserId): string | null {
  const kept = read(ballotId, voterId);
  return kept?.isReceived ? kept.code : null;
}

function read(ballotId: BallotId, voterId: UserId): KeptSlip | null {
  try {
    const text = sessionStorage.getItem(keyOf(ballotId, voterId));
    return text === null ? null : (JSON.parse(text) as KeptSlip);
  } catch {
    // A browser that refuses storage, or what somebody else wrote there: the ballot counts without it.
    return null;
  }
}

function write(ballotId: BallotId, voterId: UserId, slip: KeptSlip): void {
  try {
    sessionStorage.setItem(keyOf(ballotId, voterId), JSON.stringify(slip));
  } catch {
    // As above.
  }
}
