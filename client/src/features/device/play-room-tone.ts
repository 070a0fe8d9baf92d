import { playTestTone } from '#client/media/test-tone.ts';

/**
 * Plays the test tone in a machine where nobody may be: through the browser's own speaker when the chosen one is gone, as voices are
 * then, and not at all where the browser holds sound back. Resolves when it is over, with whether it was played.
 */
export async function playRoomTone(speakerId: string | null): Promise<boolean> {
  const plays = (speaker: string | null) =>
    playTestTone(speaker).then(
      () => true,
      () => false,
    );
  return (await plays(speakerId)) || (speakerId !== null && (await plays(null)));
}
