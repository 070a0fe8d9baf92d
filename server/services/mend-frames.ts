import type { MeetingId } from '#contract/ids.ts';
import { SYSTEM_ID } from '#server/domain/actor.ts';
import type { Framing } from './ports/framing.ts';
import type { MeetingStore } from './ports/meetings.ts';

/** So many meetings are looked at side by side: each waits for the database far more than it works. */
const AT_ONCE = 4;

/**
 * Brings the stream of every open meeting up to what is prepared of it: rows and stream are two transactions, and a server that
 * ended between the two left the frame before, and with it the roles before. Nothing is written where they agree. Called at the
 * start, before anybody is let in; a meeting that cannot be mended is told to `onError` and keeps none of the others.
 */
export async function mendFrames(parts: {
  meetings: Pick<MeetingStore, 'open'>;
  framing: Framing;
  onError: (error: unknown, meetingId: MeetingId) => void;
}): Promise<void> {
  const { meetings, framing, onError } = parts;
  const left = await meetings.open();
  async function mendNext(): Promise<void> {
    for (let meetingId = left.shift(); meetingId; meetingId = left.shift()) {
      try {
        await framing.reframe(meetingId, SYSTEM_ID);
      } catch (error) {
        onError(error, meetingId);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, mendNext));
}
