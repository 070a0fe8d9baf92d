import { findPeer } from '#client/features/conference/choose-peers.ts';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { useLive, useServerNow } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import type { FloorKind } from '#contract/live/floor.ts';
import { clockFace, secondsSince } from './clock-face.ts';
import { deviceUserIdOf, nameOfSite, nameOfUser, participantOf, postOf } from './people.ts';

/** The last stretch of the speaking time, of which the speaker is warned, in seconds. */
const LAST_SECONDS = 60;

/** Who has the floor, as pictures and timers show it. */
export type FloorView = {
  name: string;
  kind: FloorKind;
  /** The unit, or the post; empty when the name says it already. */
  post: string;
  /** Whom they are the substitute of, in words; null of who speaks for themselves. */
  standsFor: string | null;
  /** The room from which the person speaks, or null. */
  siteName: string | null;
  /** The peer whose picture shows the person, or null while there is none. */
  peer: PeerView | null;
  /** The share of the speaking time that is left, 0–1. */
  share: number;
  /** The time left, or by how much it was overrun. */
  clock: string;
  over: boolean;
  /** True in the last minute of the speaking time. */
  isLast: boolean;
};

/** The floor with its running timer; null while nobody speaks. */
export function useFloorView(): FloorView | null {
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const peers = usePeers();
  const now = useServerNow(floor !== null);
  const substituteOf = useSubstituteOf();
  if (!floor) return null;
  const left = floor.limitSeconds - secondsSince(floor.since, now);
  const participant = participantOf(frame, floor.userId);
  return {
    name: nameOfUser(frame, floor.userId),
    kind: floor.kind,
    post: participant ? postOf(participant) : '',
    standsFor: substituteOf(participant),
    siteName: nameOfSite(frame, floor.siteId),
    peer: findPeer(peers, floor, deviceUserIdOf(frame)),
    share: floor.limitSeconds === 0 ? 0 : left / floor.limitSeconds,
    clock: `${left < 0 ? '+' : ''}${clockFace(left)}`,
    over: left < 0,
    isLast: left >= 0 && left <= LAST_SECONDS,
  };
}
