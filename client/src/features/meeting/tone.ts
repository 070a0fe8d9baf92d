import { preferences } from '#client/ui/preferences.ts';

let context: AudioContext | null = null;

/** The two notes of each tone, in hertz: rising for the floor and a vote, falling for somebody at the door. */
const NOTES_HZ = { floor: [523.25, 783.99], ballot: [659.25, 880], guest: [659.25, 523.25] };

/** Plays one soft tone of two notes, unless the person has turned sounds off or the browser holds sound back. */
export function playTone(kind: keyof typeof NOTES_HZ): void {
  if (!preferences().sounds || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const notes = NOTES_HZ[kind];
  const start = context.currentTime + 0.02;
  for (const [index, frequency] of notes.entries()) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const from = start + index * 0.16;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.09, from + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.55);
  }
}
