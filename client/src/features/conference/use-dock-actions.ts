import { useEffect, useState } from 'react';
import { LineLost } from '#client/live/live-line.ts';
import { refusalOf } from '#client/media/recovery.ts';
import type { SharedSource } from '#client/media/shared-source.ts';
import { useConference, useConferenceState } from './conference-context.tsx';

/**
 * Which of this device's acts failed last: refused by the server's rules (`microphone`, `share`), not sent yet as the line is away
 * (`waits`), not heard by the server (`lost`), or broken otherwise.
 */
export type DockFailure = 'microphone' | 'share' | 'waits' | 'lost' | 'other' | null;

/**
 * The dock's acts, with what went wrong at the last of them; why a microphone was refused is old once the chair's lock comes or goes,
 * and that the line was away once it is back.
 */
export function useDockActions(isLockedOut: boolean) {
  const conference = useConference();
  const isAway = useConferenceState().status === 'reconnecting';
  const [failure, setFailure] = useState<DockFailure>(null);
  const [wasLockedOut, setWasLockedOut] = useState(isLockedOut);
  if (wasLockedOut !== isLockedOut) {
    setWasLockedOut(isLockedOut);
    if (failure === 'microphone') setFailure(null);
  }
  useEffect(() => {
    if (!isAway) setFailure((failed) => (failed === 'waits' ? null : failed));
  }, [isAway]);
  const run = async (act: () => Promise<void>, whenRefused: DockFailure) => {
    setFailure(null);
    try {
      await act();
      if (conference.state.getSnapshot().status === 'reconnecting') setFailure('waits');
    } catch (error) {
      if (isRefusal(error)) setFailure(whenRefused);
      else setFailure(error instanceof LineLost ? 'lost' : 'other');
    }
  };
  return {
    failure,
    // A lock that is known is not asked about: the button would say for a moment that the microphone is open.
    setMicrophone: async (on: boolean) =>
      on && isLockedOut
        ? setFailure('microphone')
        : run(() => conference.setMicrophone(on), 'microphone'),
    setCamera: (on: boolean) => run(() => conference.setCamera(on), 'other'),
    share: (source: SharedSource) => run(() => conference.share(source), 'share'),
    stopSharing: (source: SharedSource) => conference.stopSharing(source),
  };
}

function isRefusal(error: unknown): boolean {
  const { code } = refusalOf(error);
  return code === 'FORBIDDEN' || code === 'WRONG_STATE';
}
