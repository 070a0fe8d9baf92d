import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLiveStore } from '#client/live/use-live.ts';
import type { UserId } from '#contract/ids.ts';
import { useConference, useConferenceState, usePeers } from './conference-context.tsx';
import { EchoWarning } from './EchoWarning.tsx';
import { isEchoAccepted, keepEchoAccepted } from './echo-consent.ts';
import type { LobbyMode } from './Lobby.tsx';

/** The room where this device's holder sits, with the account of its own device. */
export type OwnRoom = { name: string; deviceUserId: UserId };

/** What a person says to the warning; null: put aside, nothing is done. */
type Answer = LobbyMode | null;

/** The warning before an echo: how one may go in after it, and what lies over the page while it asks. */
export type EchoAsking = {
  before(mode: LobbyMode): Promise<Answer>;
  dialog: ReactNode;
};

/**
 * Asks before this device sounds beside the device of its room: at joining, when it opens the microphone, and when the room's device
 * comes later. Silent is what is proposed. Without such a device nothing is asked; who wants sound all the same is asked once.
 */
export function useEchoWarning(room: OwnRoom | null, beCompanion: () => void): EchoAsking {
  const conference = useConference();
  const { meetingId, media } = useLiveStore();
  const peers = usePeers();
  const state = useConferenceState();
  const [asking, setAsking] = useState<((answer: Answer) => void) | null>(null);
  const deviceUserId = room?.deviceUserId ?? null;
  const isNear = peers.some((peer) => sounds(peer, deviceUserId));
  const isSounding = state.status === 'joined' && state.mode === 'full';
  const goCompanion = useRef(beCompanion);
  useEffect(() => {
    goCompanion.current = beCompanion;
  });

  const asked = useRef<Promise<Answer> | null>(null);
  const answering = useRef<(answer: Answer) => void>(() => undefined);
  // Whatever asks while the question stands gets its answer.
  const ask = useCallback((): Promise<Answer> => {
    asked.current ??= new Promise<Answer>((done) => {
      answering.current = done;
      setAsking(() => done);
    }).then((answer) => {
      asked.current = null;
      setAsking(null);
      if (answer === 'full') keepEchoAccepted(meetingId);
      return answer;
    });
    return asked.current;
  }, [meetingId]);

  useEffect(() => {
    if (!isNear || !isSounding) return;
    const askInRoom = async () => {
      if (isEchoAccepted(meetingId)) return true;
      const answer = await ask();
      if (answer === 'companion') goCompanion.current();
      return answer === 'full';
    };
    void askInRoom();
    const { local } = conference;
    const before = local.mayOpenMicrophone;
    local.mayOpenMicrophone = askInRoom;
    return () => {
      local.mayOpenMicrophone = before;
      // The room's device has left, or the conference is over: nothing would echo.
      answering.current(null);
    };
  }, [conference, meetingId, ask, isNear, isSounding]);

  return {
    async before(mode) {
      if (mode === 'companion' || deviceUserId === null || isEchoAccepted(meetingId)) return mode;
      // Without an answer nothing is known of an echo: who wants to join is not kept out by that.
      const { peers } = await media.request('media.look', {}).catch(() => ({ peers: [] }));
      return peers.some((peer) => sounds(peer, deviceUserId)) ? ask() : mode;
    },
    dialog: room && asking && <EchoWarning roomName={room.name} onAnswer={asking} />,
  };
}

function sounds(peer: { userId: UserId; companion: boolean }, deviceUserId: UserId | null) {
  return peer.userId === deviceUserId && !peer.companion;
}
