import { SYSTEM_ID } from '#server/domain/actor.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Framing } from './ports/framing.ts';

/** How often it is looked whether a document's time has begun or ended, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

/** Brings documents into running meetings when their time begins, and takes them out when it ends. Returns the way to stop. */
export function watchReadingTimes({
  documents,
  framing,
  clock,
  onError,
}: {
  documents: Pick<DocumentStore, 'meetingsTurning'>;
  framing: Framing;
  clock: Clock;
  onError: (error: unknown) => void;
}): () => void {
  let lookedAt = clock.now();
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const now = clock.now();
      for (const meetingId of await documents.meetingsTurning(lookedAt, now))
        await framing.reframe(meetingId, SYSTEM_ID);
      lookedAt = now;
    } finally {
      isLooking = false;
    }
  }

  const timer = setInterval(() => void look().catch(onError), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
