import { playTestTone } from '#client/media/test-tone.ts';

/**
 * Plays the test tone in a machine where nobody may be: through the browser's own speaker when the chosen one is gone, as voices are
 * then, and not at all where the browser holds sound back. Resolves when it is over.
 */
export async function playRoomTone(speakerId: string | null): Promise<void> {
  try {
    await playTestTone(speakerId);
  } catch {
    if (speakerId !== null) await playTestTone(null).catch(() => undefined);
  }
}
