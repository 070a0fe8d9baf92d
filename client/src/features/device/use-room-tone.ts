import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeviceLink } from './device-link.ts';
import { playRoomTone } from './play-room-tone.ts';

/** What the room's screen says of a test tone; null: nothing. */
export type RoomTone = 'playing' | 'blocked' | null;

/** A test tone that was asked for from afar: the name under which word of it is awaited, if anybody waits, and the speaker. */
export type AskedTone = { toneId: string | undefined; speakerId: string | null };

/** How long the screen says that a tone was held back, in milliseconds. */
const SAY_MS = 20_000;

/**
 * Plays a test tone that was asked for from afar, knows what to say of it in the room, and has the link tell who asked, also when the
 * screen is another by then. `play` is stable.
 */
export function useRoomTone(link: Pick<DeviceLink, 'tellTone'>): {
  tone: RoomTone;
  play(asked: AskedTone): void;
} {
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
  const play = useCallback(
    ({ toneId, speakerId }: AskedTone) => {
      lastAsked.current += 1;
      const asked = lastAsked.current;
      clearTimeout(timer.current);
      setTone('playing');
      if (toneId !== undefined) link.tellTone({ toneId, state: 'playing' });
      void playRoomTone(speakerId).then((outcome) => {
        if (toneId !== undefined) link.tellTone({ toneId, ...outcome });
        if (asked !== lastAsked.current) return;
        const wasPlayed = outcome.state === 'played';
        setTone(wasPlayed ? null : 'blocked');
        if (!wasPlayed) timer.current = setTimeout(() => setTone(null), SAY_MS);
      });
    },
    [link],
  );
  return { tone, play };
}
