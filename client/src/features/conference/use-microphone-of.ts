import { useEffect, useState } from 'react';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLiveStore, useMay } from '#client/live/use-live.ts';
import type { UserId } from '#contract/ids.ts';
import { usePeers } from './conference-context.tsx';

/** What one may do with another's microphone. */
export type MicrophoneActs = {
  /** Closes an open one, or one of which nothing is known; null: nothing to close, or not allowed. */
  mute: (() => Promise<boolean>) | null;
  /** Asks for a closed one; null: nothing to ask for, or not allowed. */
  ask: (() => Promise<boolean>) | null;
  busy: boolean;
  /** True once the request was sent, until it is put off or the microphone opens. */
  isTold: boolean;
  /** True once the person put it off, until the microphone opens. */
  isPutOff: boolean;
  error: unknown;
  forget(): void;
};

/** The acts on another's microphone: it is closed on the spot, and opened by nobody but its owner, who can be asked. */
export function useMicrophoneOf(userId: UserId): MicrophoneActs {
  const { media } = useLiveStore();
  const mayMute = useMay('microphone.mute');
  const mayAsk = useMay('microphone.ask');
  const own = usePeers().filter((peer) => peer.userId === userId && !peer.companion);
  const { run, busy, error, fail, forget } = useRun();
  const [asking, setAsking] = useState<'no' | 'now' | 'told' | 'putOff'>('no');
  const isSelf = own.some((peer) => peer.isSelf);
  const isOpen = own.some((peer) => peer.microphone === 'on');
  const isTold = asking === 'told';
  useEffect(() => {
    if (!isTold) return;
    return media.onNotice((notice) => {
      if (notice.type === 'microphonePutOff' && notice.userId === userId) setAsking('putOff');
    });
  }, [media, isTold, userId]);
  // Answered by the microphone itself: closed again later, it is another request that is to be made.
  const isAnswered = isOpen && (isTold || asking === 'putOff');
  useEffect(() => {
    if (isAnswered) setAsking('no');
  }, [isAnswered]);
  const ask = async () => {
    forget();
    setAsking('now');
    try {
      await media.request('media.askMicrophone', { userId });
      setAsking('told');
      return true;
    } catch (refusal) {
      setAsking('no');
      fail(refusal);
      return false;
    }
  };
  return {
    mute:
      mayMute && !isSelf && (isOpen || own.length === 0)
        ? () => run('microphone.mute', { userId })
        : null,
    ask: mayAsk && !isSelf && !isOpen && own.length > 0 ? ask : null,
    busy: busy !== null || asking === 'now',
    isTold,
    isPutOff: asking === 'putOff',
    error,
    forget() {
      setAsking('no');
      forget();
    },
  };
}
