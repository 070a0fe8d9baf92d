import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '#client/ui/preferences.ts';
import { useConferenceState, useLocalMedia } from './conference-context.tsx';
import type { DockFailure } from './use-dock-actions.ts';

/** How long a message of the dock stands, in milliseconds. */
const READ_MS = 9000;
/** How long who gets the floor is left to open the microphone, or the server to open it again, in milliseconds. */
const OPENING_MS = 2000;

/** What is known beside the microphone's own state. */
type Known = { failure: DockFailure; isLockedOut: boolean; hasFloor: boolean };

/** What the dock says; `dismiss` puts it away until there is another reason. */
export type DockMessage = { text: string; tone: 'info' | 'warn'; dismiss(): void };

/** Why this device's microphone, camera or screen isn't as its person may think; null: it is, or the reason was read. */
export function useDockMessage({ failure, isLockedOut, hasFloor }: Known): DockMessage | null {
  const { t } = useTranslation('conference');
  const { microphone } = useLocalMedia();
  const { pushToTalk } = usePreferences();
  const isUnheard = useUnheard(hasFloor, microphone.on);
  const text = reason();
  const [seen, setSeen] = useState<string | null>(null);
  // Nobody is to speak for minutes unheard: this one stands.
  const stays = isUnheard && failure === null;
  // It lies over the page's own buttons: after it was read it goes, and comes anew with the next reason.
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => setSeen(text), text === null ? 0 : READ_MS);
    return () => clearTimeout(timer);
  }, [text, stays]);
  if (text === null || text === seen) return null;
  // Who had it closed anyway loses nothing at the moment.
  const isQuiet = text === t('microphonesLocked') && !microphone.cutByChair;
  return { text, tone: isQuiet ? 'info' : 'warn', dismiss: () => setSeen(text) };

  function reason(): string | null {
    if (failure === 'microphone') return t('microphoneRefused');
    if (failure === 'share') return t('shareRefused');
    if (failure === 'waits') return t('waitsForLine');
    if (failure === 'lost') return t('lostWithLine');
    if (failure === 'other') return t('actionFailed');
    if (microphone.on && microphone.mutedByDevice) return t('mutedByDevice');
    if (isUnheard) return t(pushToTalk ? 'floorUnheardHold' : 'floorUnheard');
    if (isLockedOut) return t('microphonesLocked');
    if (!microphone.cutByChair) return null;
    return t(pushToTalk ? 'mutedByChairHold' : 'mutedByChair');
  }
}

/** True for who has the floor in the meeting with sound and has not opened the microphone since, after a while. */
function useUnheard(hasFloor: boolean, isOpen: boolean): boolean {
  const state = useConferenceState();
  const isHere = state.status === 'joined' && state.mode === 'full';
  const [stage, setStage] = useState<'given' | 'unheard' | 'heard'>('given');
  useEffect(() => {
    if (!hasFloor) return setStage('given');
    // Who closes it during their own speech knows that.
    if (isOpen) return setStage('heard');
    if (!isHere) return;
    const late = () => setStage((before) => (before === 'given' ? 'unheard' : before));
    const timer = setTimeout(late, OPENING_MS);
    return () => clearTimeout(timer);
  }, [hasFloor, isOpen, isHere]);
  return hasFloor && isHere && stage === 'unheard';
}
