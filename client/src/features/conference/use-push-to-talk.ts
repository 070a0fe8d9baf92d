import { useEffect, useMemo, useRef } from 'react';
import { PushToTalk } from '#client/media/push-to-talk.ts';
import { preferences } from '#client/ui/preferences.ts';
import { useConference } from './conference-context.tsx';

/** What takes the space bar for itself while it has the focus. */
const TAKES_SPACE =
  'a[href], button, input, select, textarea, summary, dialog, [contenteditable], [role="button"], [role="tab"], [role="option"]';

/** The handlers of a button to talk while it is held, by finger, pointer or key. */
export type HoldHandlers = {
  onPointerDown: () => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onPointerLeave: () => void;
  onBlur: () => void;
  onKeyDown: (event: { key: string; preventDefault(): void }) => void;
  onKeyUp: (event: { key: string }) => void;
};

/**
 * Talks while the space bar is held, unless something is typed or the focus is on what takes it, and gives the handlers of a button
 * that does the same. Leaving the window ends it. `act` opens and closes the microphone and says what went wrong.
 */
export function usePushToTalk(act: (on: boolean) => Promise<void>): HoldHandlers {
  const conference = useConference();
  const current = useRef(act);
  useEffect(() => {
    current.current = act;
  });
  const talk = useMemo(
    () =>
      new PushToTalk({
        isClosed: () => {
          const state = conference.state.getSnapshot();
          const isFull = 'mode' in state && state.mode === 'full';
          return isFull && !conference.local.view.getSnapshot().microphone.on;
        },
        setOpen: (on) => current.current(on),
      }),
    [conference],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTalkKey(event) || !preferences().shortcuts) return;
      // The page would scroll.
      event.preventDefault();
      if (!event.repeat) talk.press();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ') talk.release();
    };
    const release = () => talk.release();
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', release);
    document.addEventListener('visibilitychange', release);
    return () => {
      release();
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', release);
      document.removeEventListener('visibilitychange', release);
    };
  }, [talk]);
  return useMemo(() => {
    const press = () => talk.press();
    const release = () => talk.release();
    const isKey = (key: string) => key === ' ' || key === 'Enter';
    return {
      onPointerDown: press,
      onPointerUp: release,
      onPointerCancel: release,
      onPointerLeave: release,
      onBlur: release,
      onKeyDown: (event) => {
        if (!isKey(event.key)) return;
        event.preventDefault();
        press();
      },
      onKeyUp: ({ key }) => isKey(key) && release(),
    };
  }, [talk]);
}

function isTalkKey(event: KeyboardEvent): boolean {
  if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof HTMLElement && event.target.closest(TAKES_SPACE));
}
