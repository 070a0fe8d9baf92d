import { useEffect, useRef, useState } from 'react';
import {
  useConference,
  useConferenceState,
  useLocalMedia,
  usePeers,
} from '#client/features/conference/conference-context.tsx';
import { useLive } from '#client/live/use-live.ts';
import { meterLevel } from '#client/media/level-meter.ts';
import { mayPass } from '#client/media/recovery.ts';
import type { SiteId } from '#contract/ids.ts';
import { roomSpeaks } from './room-speaks.ts';
import { useLater } from './use-later.ts';

/** How long after the conference was given up it is tried again, in milliseconds: nobody stands here to do it. */
const AGAIN_MS = 5_000;
/** How long after a word about the microphone got no answer it is said again, in milliseconds. */
const MICROPHONE_AGAIN_MS = 1_000;

/** Joins with the microphone closed, comes back whatever happens, and leaves with the page. */
export function useUnattendedJoining(): void {
  const conference = useConference();
  const { status } = useConferenceState();
  const phase = useLive((state) => state.phase);

  useEffect(() => {
    if (phase !== 'running') return;
    void conference.setMicrophone(false).then(() => conference.join('full'));
    return () => void conference.leave();
  }, [conference, phase]);

  useEffect(() => {
    if (status !== 'failed') return;
    const timer = setTimeout(() => void conference.join('full'), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [conference, status]);

  useEffect(() => {
    // The others must not look at a frozen picture of a page that was closed.
    const goodbye = () => void conference.leave();
    window.addEventListener('pagehide', goodbye);
    return () => window.removeEventListener('pagehide', goodbye);
  }, [conference]);
}

/** Opens the room's microphone when somebody there has the floor, and closes it afterwards; by hand it may be opened at any time. */
export function useRoomMicrophone(siteId: SiteId): void {
  const conference = useConference();
  const peers = usePeers();
  const isJoined = useConferenceState().status === 'joined';
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const phase = useLive((state) => state.phase);
  const attendance = useLive((state) => state.attendance);
  const speaks = roomSpeaks({ frame, floor, phase, attendance }, siteId, (userId) =>
    peers.some((peer) => peer.userId === userId && !peer.companion),
  );
  const [done, setDone] = useState(false);
  const later = useLater();
  useEffect(() => {
    if (!isJoined || done === speaks) return;
    setDone(speaks);
    const undo = () => setDone((before) => (before === speaks ? !speaks : before));
    conference.setMicrophone(speaks).catch((error: unknown) => {
      // Refused, it is closed: the floor has moved on meanwhile.
      if (mayPass(error)) later(undo, MICROPHONE_AGAIN_MS);
    });
  }, [conference, isJoined, speaks, done, later]);
}

/** How loud the open microphone is, read when it is asked for; 0 while it is closed. */
export function useOpenLevel(): { current: number } {
  const { local } = useConference();
  const { microphone } = useLocalMedia();
  const level = useRef(0);
  const { access, on } = microphone;
  const deviceId = on && access.status === 'granted' ? access.deviceId : null;
  useEffect(() => {
    level.current = 0;
    const track = deviceId === null ? null : local.track('microphone');
    if (!track) return;
    const end = meterLevel(track, (now) => {
      level.current = now;
    });
    return () => {
      end();
      level.current = 0;
    };
  }, [local, deviceId]);
  return level;
}
