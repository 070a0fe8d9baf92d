import type { BallotId, UserId } from '#contract/ids.ts';

const keyOf = (ballotId: BallotId, voterId: UserId) => `nghi-su.confirmed.${ballotId}.${voterId}`;

/** Of a browser that refuses storage: they live as long as the page. */
const inPage = new Map<string, string>();

/** Keeps what confirms the voter in this vote; it goes with the tab, and is good for the session alone. */
export function keepConfirmation(ballotId: BallotId, voterId: UserId, confirmation: string): void {
  const key = keyOf(ballotId, voterId);
  inPage.set(key, confirmation);
  try {
    sessionStorage.setItem(key, confirmation);
  } catch {
    // As said.
  }
}

/** What confirms the voter in this vote; null where they have not confirmed on this page. */
export function ownConfirmation(ballotId: BallotId, voterId: UserId): string | null {
  const key = keyOf(ballotId, voterId);
  try {
    return sessionStorage.getItem(key) ?? inPage.get(key) ?? null;
  } catch {
    return inPage.get(key) ?? null;
  }
}
