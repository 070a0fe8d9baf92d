import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '#client/ui/preferences.ts';
import { useConferenceState, useLocalMedia } from './conference-context.tsx';
import type { DockFailure, useDockActions } from './use-dock-actions.ts';

/** How long a message of the dock stands, in milliseconds. */
const READ_MS = 9000;
/** How long who gets the floor is left to open the microphone, or the server to open it again, in milliseconds. */
const OPENING_MS = 2000;

const FAILURES = {
  microphone: 'microphoneRefused',
  share: 'shareRefused',
  waits: 'waitsForLine',
  lost: 'lostWithLine',
  other: 'actionFailed',
} as const satisfies Record<DockFailure['what'], string>;

/** What came of the dock's acts. */
type Acts = Pick<ReturnType<typeof useDockActions>, 'failure' | 'forget' | 'isClosedByOwn'>;

/** Whether the chair's lock keeps the microphone closed, and since when one speaks with the floor; null: one doesn't. */
type Meeting = { isLockedOut: boolean; speechSince: string | null };

/** What the dock says; `dismiss` puts it away until there is another reason. */
export type DockMessage = { text: string; tone: 'info' | 'warn'; dismiss(): void };

/**
 * Why this device's microphone, camera or screen isn't as its person may think: what came of their last act before how it stands; null:
 * nothing is to be told, or it was read.
 */
export function useDockMessage(
  { failure, forget, isClosedByOwn }: Acts,
  meeting: Meeting,
): DockMessage | null {
  const { t } = useTranslation('conference');
  const state = useMicrophoneState(isClosedByOwn, meeting);
  // What is said of one speech is said anew of the next.
  const stateId = state && `${state.key} ${meeting.speechSince}`;
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    if (!failure) return;
    const timer = setTimeout(forget, READ_MS);
    return () => clearTimeout(timer);
  }, [failure, forget]);
  const isWaiting = failure !== null;
  const stays = state?.stays ?? false;
  // It lies over the page: after it was read it goes, and comes anew with the next reason.
  useEffect(() => {
    if (isWaiting || stays) return;
    const timer = setTimeout(() => setSeen(stateId), stateId === null ? 0 : READ_MS);
    return () => clearTimeout(timer);
  }, [stateId, isWaiting, stays]);
  if (failure) return { text: t(FAILURES[failure.what]), tone: 'warn', dismiss: () => forget() };
  if (!state || stateId === seen) return null;
  return { text: t(state.key), tone: state.tone, dismiss: () => setSeen(stateId) };
}

/** How the microphone stands, where that is to be told; `stays`: for as long as it is so, since nobody is to speak for minutes unheard. */
function useMicrophoneState(isClosedByOwn: boolean, { isLockedOut, speechSince }: Meeting) {
  const { microphone } = useLocalMedia();
  const { pushToTalk } = usePreferences();
  const speaks = speechSince !== null;
  const isUnheard = useLong(speaks && !microphone.on && !isClosedByOwn);
  const closedByChair = pushToTalk ? 'mutedByChairHold' : 'mutedByChair';
  const warns = (
    key: 'mutedByDevice' | 'floorUnheard' | 'floorUnheardHold' | typeof closedByChair,
    stays: boolean,
  ) => ({ key, tone: 'warn', stays }) as const;
  if (microphone.on && microphone.mutedByDevice) return warns('mutedByDevice', speaks);
  if (speaks && microphone.cutByChair) return warns(closedByChair, true);
  if (isUnheard) return warns(pushToTalk ? 'floorUnheardHold' : 'floorUnheard', true);
  // Who had it closed anyway loses nothing at the moment.
  const tone = microphone.cutByChair ? 'warn' : 'info';
  if (isLockedOut) return { key: 'microphonesLocked', tone, stays: false } as const;
  return microphone.cutByChair ? warns(closedByChair, false) : null;
}

/** True of who takes part with sound once it has been so for a while. */
function useLong(isSo: boolean): boolean {
  const state = useConferenceState();
  const isWaiting = isSo && state.status === 'joined' && state.mode === 'full';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLong(true), OPENING_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isWaiting && isLong;
}
