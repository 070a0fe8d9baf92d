import { useCallback, useEffect, useRef, useState } from 'react';
import { playRoomTone } from './play-room-tone.ts';

/** What the room's screen says of a test tone; null: nothing. */
export type RoomTone = 'playing' | 'blocked' | null;

/** How long the screen says that a tone was held back, in milliseconds. */
const SAY_MS = 20_000;

/** Plays a test tone that was asked for from afar, and knows what to say of it in the room. `play` is stable. */
export function useRoomTone(): { tone: RoomTone; play(speakerId: string | null): void } {
  const [tone, setTone] = useState<RoomTone>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAsked = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      lastAsked.current += 1;
    },
    [],
  );
  const play = useCallback((speakerId: string | null) => {
    lastAsked.current += 1;
    const asked = lastAsked.current;
    clearTimeout(timer.current);
    setTone('playing');
    void playRoomTone(speakerId).then((wasPlayed) => {
      if (asked !== lastAsked.current) return;
      setTone(wasPlayed ? null : 'blocked');
      if (!wasPlayed) timer.current = setTimeout(() => setTone(null), SAY_MS);
    });
  }, []);
  return { tone, play };
}
