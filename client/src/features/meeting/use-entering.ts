import { useCallback, useEffect, useRef, useState } from 'react';
import { useConference } from '#client/features/conference/conference-context.tsx';
import type { LobbyMode } from '#client/features/conference/Lobby.tsx';
import { useLiveStore } from '#client/live/use-live.ts';
import type { Conference } from '#client/media/conference.ts';
import type { UserId } from '#contract/ids.ts';
import { dropTabPart, keepTabPart, readTabPart, type TabPart } from './tab-part.ts';

/**
 * Whether this tab is past the lobby, and the ways in and out. A reloaded tab goes straight back to the part it had, as soon as
 * the meeting `isOpen` here: before, there is no line to ask on.
 */
export function useEntering(
  isOpen: boolean,
  userId: UserId,
): {
  entered: boolean;
  /**
   * How this tab took part when its person was asked to leave the room, also after a reload; null once they are in again, and for
   * everybody else.
   */
  former: LobbyMode | null;
  enter(mode: LobbyMode): void;
  leave(): void;
  /** Leaves because one was asked to: the lobby then knows how one took part. */
  leaveAsAsked(): void;
} {
  const conference = useConference();
  const { meetingId } = useLiveStore();
  const [before] = useState(() => readTabPart(meetingId, userId));
  const isOut = before?.askedOut === true;
  const [mode, setMode] = useState(isOut ? null : (before?.mode ?? null));
  const [former, setFormer] = useState(isOut ? before.mode : null);
  const returning = useRef(before);

  useEffect(() => {
    const part = returning.current;
    // What was closed stays closed in the lobby too; only joining needs the line.
    if (!part || !(isOpen || part.askedOut)) return;
    returning.current = null;
    void (async () => {
      if (!part.microphone) await conference.setMicrophone(false);
      if (!part.camera) await conference.setCamera(false);
      if (!part.askedOut) await conference.join(part.mode);
    })();
  }, [conference, isOpen]);

  useEffect(() => {
    if (mode === null) return;
    const keep = () => keepTabPart(meetingId, userId, partNow(conference, mode));
    keep();
    const forget = conference.local.view.subscribe(keep);
    // The others must not look at a frozen picture of a page that was closed.
    const goodbye = () => {
      forget();
      void conference.leave();
    };
    window.addEventListener('pagehide', goodbye);
    return () => {
      forget();
      window.removeEventListener('pagehide', goodbye);
    };
  }, [mode, conference, meetingId, userId]);

  const leave = useCallback(() => {
    setMode(null);
    dropTabPart(meetingId);
  }, [meetingId]);

  const leaveAsAsked = useCallback(() => {
    if (mode === null) return;
    setFormer(mode);
    setMode(null);
    keepTabPart(meetingId, userId, { ...partNow(conference, mode), askedOut: true });
  }, [mode, conference, meetingId, userId]);

  return {
    entered: mode !== null,
    former,
    enter(chosen) {
      setFormer(null);
      // First, so that the request is on its way while the room is drawn.
      void conference.join(chosen);
      setMode(chosen);
    },
    leave,
    leaveAsAsked,
  };
}

function partNow({ local }: Conference, mode: LobbyMode): TabPart {
  const { microphone, camera } = local.view.getSnapshot();
  return { mode, microphone: microphone.on, camera: camera.on, askedOut: false };
}
