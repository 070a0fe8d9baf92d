import { useEffect, useState } from 'react';
import { useWaitingRoom } from '#client/features/waiting-room/use-waiting-room.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { votedOn } from '#contract/live/evolve.ts';
import type { SideTab } from './SideTabs.tsx';

/** What waits behind each tab: people in the queue, an open vote, guests at the door, chat messages of others that were not seen. */
export function useBadges(shown: SideTab): Record<SideTab, number> {
  const waiting = useLive((state) => state.waiting.length);
  const isVoting = useLive((state) => votedOn(state) !== null);
  const atTheDoor = useWaitingRoom()?.waiting.length ?? 0;
  const chat = useLive((state) => state.chat);
  const selfId = useLiveView((view) => view.selfId);
  const [seen, setSeen] = useState(() => chat.length);
  useEffect(() => {
    if (shown === 'chat') setSeen(chat.length);
  }, [shown, chat.length]);
  const unread =
    shown === 'chat' ? 0 : chat.slice(seen).filter((message) => message.userId !== selfId).length;
  return {
    speakers: waiting,
    ballots: isVoting ? 1 : 0,
    attendance: atTheDoor,
    chat: unread,
    proceedings: 0,
  };
}
