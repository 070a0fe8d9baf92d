import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '#client/ui/preferences.ts';
import { useConferenceState, useLocalMedia } from './conference-context.tsx';
import type { DockFailure, useDockActions } from './use-dock-actions.ts';
import type { SpeechHere } from './use-speech-here.ts';

/** How long a message of the dock stands, in milliseconds. */
const READ_MS = 9000;
/** How long who gets the floor is left to open the microphone, or the server to open it again, in milliseconds. */
const OPENING_MS = 2000;

const FAILURES = {
  locked: 'microphonesLocked',
  microphone: 'microphoneRefused',
  share: 'shareRefused',
  waits: 'waitsForLine',
  lost: 'lostWithLine',
  other: 'actionFailed',
} as const satisfies Record<DockFailure['what'], string>;

/** What came of the dock's acts. */
type Acts = Pick<ReturnType<typeof useDockActions>, 'failure' | 'forget' | 'isClosedByOwn'>;

/** Whether the chair's lock keeps the microphone closed, and the speech whose voice is to come through this device. */
type Meeting = { isLockedOut: boolean; speech: SpeechHere | null };

/** What the dock says; `dismiss` puts it away until there is another reason. `offersSound`: this device's own sound would help. */
export type DockMessage = {
  text: string;
  tone: 'info' | 'warn';
  offersSound: boolean;
  dismiss(): void;
};

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
  // What stands during a speech is said anew of the next.
  const stateId = state && (state.stays ? `${state.key} ${meeting.speech?.since}` : state.key);
  const [seen, setSeen] = useState<string | null>(null);
  const readFailure = () => {
    // Who was told of the lock at a press has read of it.
    if (failure?.what === 'locked') setSeen(stateId);
    forget();
  };
  const afterReading = useEffectEvent(readFailure);
  useEffect(() => {
    if (!failure) return;
    const timer = setTimeout(() => afterReading(), READ_MS);
    return () => clearTimeout(timer);
  }, [failure]);
  const isWaiting = failure !== null;
  const stays = state?.stays ?? false;
  // It lies over the page: after it was read it goes, and comes anew with the next reason.
  useEffect(() => {
    if (isWaiting || stays) return;
    const timer = setTimeout(() => setSeen(stateId), stateId === null ? 0 : READ_MS);
    return () => clearTimeout(timer);
  }, [stateId, isWaiting, stays]);
  if (failure) {
    const text = t(FAILURES[failure.what]);
    return { text, tone: 'warn', offersSound: false, dismiss: readFailure };
  }
  if (!state || stateId === seen) return null;
  const { key, tone } = state;
  const offersSound = key === 'floorSilent';
  return { text: t(key), tone, offersSound, dismiss: () => setSeen(stateId) };
}

/** How the microphone stands, where that is to be told; `stays`: for as long as it is so, since nobody is to speak for minutes unheard. */
function useMicrophoneState(isClosedByOwn: boolean, { isLockedOut, speech }: Meeting) {
  const { microphone } = useLocalMedia();
  const { pushToTalk } = usePreferences();
  const conference = useConferenceState();
  const isJoined = conference.status === 'joined';
  const isSilent = 'mode' in conference && conference.mode !== 'full';
  const speaks = speech !== null;
  const isUnheard = useLong(isJoined && speaks && (isSilent || !(microphone.on || isClosedByOwn)));
  const closedByChair = pushToTalk ? 'mutedByChairHold' : 'mutedByChair';
  const warns = (
    key: ReturnType<typeof unheard> | 'mutedByDevice' | typeof closedByChair,
    stays: boolean,
  ) => ({ key, tone: 'warn', stays }) as const;
  if (speaks && isUnheard && isSilent) return warns(unheard(speech, true, pushToTalk), true);
  if (isSilent) return null;
  if (microphone.on && microphone.mutedByDevice) return warns('mutedByDevice', speaks);
  if (speaks && isUnheard)
    return warns(microphone.cutByChair ? closedByChair : unheard(speech, false, pushToTalk), true);
  // Who had it closed anyway loses nothing at the moment.
  const tone = microphone.cutByChair ? 'warn' : 'info';
  if (isLockedOut) return { key: 'microphonesLocked', tone, stays: false } as const;
  return microphone.cutByChair ? warns(closedByChair, false) : null;
}

/** The words for a speech that nobody hears, with what helps. */
function unheard(speech: SpeechHere, isSilent: boolean, pushToTalk: boolean) {
  if (isSilent) return speech.hasRoomDevice ? 'floorRoomClosed' : 'floorSilent';
  if (speech.isOfRoom) return 'floorUnheardRoom';
  return pushToTalk ? 'floorUnheardHold' : 'floorUnheard';
}

/** True once it has been so for a while. */
function useLong(isSo: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLong(true), OPENING_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isSo]);
  return isSo && isLong;
}
