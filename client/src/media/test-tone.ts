import { within } from './recovery.ts';

/** Notes of the test tone in hertz, one after the other: low, middle and high, so that a poor speaker gives one of them at least. */
const NOTES_HZ = [392, 523.25, 783.99];
const NOTE_SECONDS = 0.4;
const RESUME_MS = 3_000;

/**
 * Plays a chime through a speaker (null: the browser's own) and settles when it has ended. Rejects with a
 * `NotAllowedError` when the browser holds sound back, else with its own error, as for a speaker that is gone.
 */
export async function playTestTone(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const audio = new Audio();
  audio.srcObject = out.stream;
  try {
    // An element can be sent to a speaker in more browsers than a context can.
    if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await audio.play();
    // A browser that holds sound back may leave this unanswered.
    if (context.state === 'suspended')
      await within(RESUME_MS, context.resume()).catch((cause: unknown) => {
        throw new DOMException(String(cause), 'NotAllowedError');
      });
    const begin = context.currentTime + 0.1;
    for (const [index, frequency] of NOTES_HZ.entries())
      note(context, out, { frequency, from: begin + index * NOTE_SECONDS });
    await new Promise((done) => setTimeout(done, 1000 * (0.5 + NOTES_HZ.length * NOTE_SECONDS)));
  } finally {
    audio.pause();
    audio.srcObject = null;
    await context.close();
  }
}

function note(
  context: AudioContext,
  out: AudioNode,
  { frequency, from }: { frequency: number; from: number },
): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.25, from + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS + 0.2);
  oscillator.connect(gain).connect(out);
  oscillator.start(from);
  oscillator.stop(from + NOTE_SECONDS + 0.25);
}
