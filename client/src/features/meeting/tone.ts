import { preferences } from '#client/ui/preferences.ts';

let context: AudioContext | null = null;

/** Plays one soft tone of two notes, unless the person has turned sounds off or the browser holds sound back. */
export function playTone(kind: 'floor' | 'ballot'): void {
  if (!preferences().sounds || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const notes = kind === 'floor' ? [523.25, 783.99] : [659.25, 880];
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
