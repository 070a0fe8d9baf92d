import { playTestTone } from '#client/media/test-tone.ts';
import type { ToneReport } from '#contract/device-report.ts';

type Ended = Exclude<ToneReport, { state: 'playing' }>;
type Unnamed<T> = T extends unknown ? Omit<T, 'toneId'> : never;

/** How a tone of the room ended: where it was played, or why it could not be. */
export type ToneOutcome = Unnamed<Ended>;

/**
 * Plays the test tone in a machine where nobody may be: through the browser's own speaker when the chosen one is gone, as voices are
 * then, and not at all where the browser holds sound back. Resolves when it is over, with how it ended.
 */
export async function playRoomTone(speakerId: string | null): Promise<ToneOutcome> {
  try {
    await playTestTone(speakerId);
    return { state: 'played', speakerId, isChosen: true };
  } catch (error) {
    if (speakerId === null) return { state: 'failed', why: whyOf(error) };
  }
  const instead = await playRoomTone(null);
  return instead.state === 'played' ? { ...instead, isChosen: false } : instead;
}

function whyOf(error: unknown): 'heldBack' | 'noOutput' {
  return error instanceof DOMException && error.name === 'NotAllowedError'
    ? 'heldBack'
    : 'noOutput';
}
