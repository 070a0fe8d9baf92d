import { useCallback, useEffect, useState } from 'react';
import { LineLost } from '#client/live/live-line.ts';
import { refusalOf } from '#client/media/recovery.ts';
import type { SharedSource } from '#client/media/shared-source.ts';
import { usePreferences } from '#client/ui/preferences.ts';
import type { Source } from '#contract/media/wire.ts';
import { useConference, useConferenceState } from './conference-context.tsx';

/**
 * What came of an act that did not do what its person wanted: kept from by the chair's lock, refused by the server's rules
 * (`microphone`, `share`), done as soon as the line is back (`waits`), not done for want of a line (`lost`), or broken otherwise. Each
 * is an object of its own: the same again is news.
 */
export type DockFailure = { what: 'locked' | 'microphone' | 'share' | 'waits' | 'lost' | 'other' };

type What = DockFailure['what'];

/** What an act asks for, and what it comes to when the server refuses it or does not hear it. */
type Asked = { source: Source; on: boolean; refused: What; unheard: What };

/**
 * The dock's acts, with what went wrong at the last of them until it was read (`forget`). Why a microphone was refused is old once
 * the chair's lock comes or goes, or the floor does, which `speechSince` tells (null: it is not one's own); that the line was away is
 * old once it is back. `isClosedByOwn` is true while the person closed the microphone themselves during this speech.
 */
export function useDockActions(isLockedOut: boolean, speechSince: string | null) {
  const conference = useConference();
  const isAway = useConferenceState().status === 'reconnecting';
  const { pushToTalk } = usePreferences();
  const [failure, setFailure] = useState<DockFailure | null>(null);
  const [closedDuring, setClosedDuring] = useState<string | null>(null);
  const forget = useCallback((...whats: What[]) => {
    setFailure((failed) =>
      failed && (!whats.length || whats.includes(failed.what)) ? null : failed,
    );
  }, []);
  const rules = `${isLockedOut} ${speechSince}`;
  const [rulesBefore, setRulesBefore] = useState(rules);
  if (rulesBefore !== rules) {
    setRulesBefore(rules);
    forget('locked', 'microphone');
  }
  useEffect(() => {
    if (!isAway) forget('waits', 'lost');
  }, [forget, isAway]);
  const fail = (what: What) => setFailure({ what });
  const run = async (act: () => Promise<void>, { source, on, refused, unheard }: Asked) => {
    setFailure(null);
    try {
      await act();
    } catch (error) {
      if (isRefusal(error)) fail(refused);
      else fail(error instanceof LineLost ? unheard : 'other');
      return;
    }
    const isDone = !on || conference.local.track(source) !== null;
    if (isDone && conference.state.getSnapshot().status === 'reconnecting') fail(unheard);
  };
  const openMicrophone = async () => {
    setClosedDuring(null);
    // A lock that is known is not asked about: the button would say for a moment that the microphone is open.
    if (isLockedOut) return fail('locked');
    // Who holds a button will not hold it until the line is back.
    const unheard = isAway && !pushToTalk ? 'waits' : 'lost';
    const open = () => conference.setMicrophone(true);
    await run(open, { source: 'microphone', on: true, refused: 'microphone', unheard });
  };
  const closeMicrophone = async () => {
    setClosedDuring(speechSince);
    forget('waits');
    // It is closed here at once; the server hears of it when the line is back.
    await conference.setMicrophone(false).catch(() => undefined);
  };
  return {
    failure,
    forget,
    isClosedByOwn: speechSince !== null && closedDuring === speechSince,
    setMicrophone: (on: boolean) => (on ? openMicrophone() : closeMicrophone()),
    setCamera(on: boolean) {
      const turn = () => conference.setCamera(on);
      return run(turn, { source: 'camera', on, refused: 'other', unheard: 'waits' });
    },
    share(source: SharedSource) {
      const unheard = isAway ? 'waits' : 'lost';
      return run(() => conference.share(source), { source, on: true, refused: 'share', unheard });
    },
    stopSharing: (source: SharedSource) => conference.stopSharing(source),
  };
}

function isRefusal(error: unknown): boolean {
  const { code, reason } = refusalOf(error);
  return code === 'FORBIDDEN' || reason === 'floor-held';
}
