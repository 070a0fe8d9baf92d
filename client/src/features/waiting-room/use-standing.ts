import { useEffect, useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { GuestStanding } from '#contract/http/waiting-room.ts';

/** How often a page that waits asks, in milliseconds. */
const ASK_EVERY_MS = 3_000;

/** Where the holder of a ticket stands; `lost` while the line is down, `unknown` when the server knows of no such ticket. */
export type Standing = GuestStanding | 'unknown' | null;

/** Asks where the holder of a ticket stands, again and again until it is decided. Null until the first answer. */
export function useStanding(ticket: string): { standing: Standing; isLost: boolean } {
  const [standing, setStanding] = useState<Standing>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    const again = () => {
      if (isOpen) timer = setTimeout(() => void ask(), ASK_EVERY_MS);
    };
    async function ask(): Promise<void> {
      try {
        const answer = await call('waitingRoom.mine', { body: { ticket } });
        if (!isOpen) return;
        setStanding(answer);
        setLost(false);
        if (answer.state === 'waiting') again();
      } catch (error) {
        if (!isOpen) return;
        if (error instanceof ApiError && error.code === 'NOT_FOUND') return setStanding('unknown');
        setLost(true);
        again();
      }
    }
    void ask();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [ticket]);
  return { standing, isLost };
}
