const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_S = 0.4;

/**
 * Plays three rising notes through a speaker, so that somebody in the room can say whether it is heard; null is the browser's own
 * speaker. Resolves when they are over, at once where the browser holds sound back.
 */
export async function playTestTone(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const audio = new Audio();
  try {
    const target = context.createMediaStreamDestination();
    for (const [at, hertz] of NOTES_HZ.entries()) note(context, target, hertz, at * NOTE_S);
    audio.srcObject = target.stream;
    // A chosen speaker may have been unplugged: the browser's own then plays.
    if (speakerId !== null && 'setSinkId' in audio)
      await audio.setSinkId(speakerId).catch(() => undefined);
    await audio.play();
    await new Promise((over) => setTimeout(over, (NOTES_HZ.length * NOTE_S + 0.4) * 1000));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  } finally {
    audio.srcObject = null;
    await context.close();
  }
}

function note(context: AudioContext, target: AudioNode, hertz: number, afterS: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const from = context.currentTime + 0.1 + afterS;
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.25, from + 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S * 1.6);
  oscillator.connect(gain).connect(target);
  oscillator.start(from);
  oscillator.stop(from + NOTE_S * 1.7);
}
