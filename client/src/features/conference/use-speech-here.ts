import { deviceUserIdOf } from '#client/features/meeting/people.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import type { Floor } from '#contract/live/floor.ts';
import { usePeers } from './conference-context.tsx';

/** A speech with the floor whose voice is to come through this device. */
export type SpeechHere = {
  /** Since when it goes on, as an ISO instant. */
  since: string;
  /** True on a room's own device: somebody who sits there speaks. */
  isOfRoom: boolean;
  /** True where the speaker's room has a device of its own in the conference. */
  hasRoomDevice: boolean;
};

/** Whether a peer is equipment of the room from which somebody speaks. */
export function isEquipmentOf({ siteId }: Pick<Floor, 'siteId'>): (peer: PeerView) => boolean {
  return (peer) => peer.equipment !== null && siteId !== null && peer.siteId === siteId;
}

/**
 * The speech of this device's person, or of who sits in the room of which it is the device; null: there is none, or its voice comes
 * through another device of theirs, of their room, or of equipment there.
 */
export function useSpeechHere(): SpeechHere | null {
  const selfId = useLiveView((view) => view.selfId);
  const floor = useLive((state) => state.floor);
  const frame = useLive((state) => state.frame);
  const others = usePeers().filter(({ isSelf }) => !isSelf);
  if (!floor) return null;
  const room = floor.siteId && deviceUserIdOf(frame)(floor.siteId);
  const isOfRoom = room !== null && room === selfId;
  if (floor.userId !== selfId && !isOfRoom) return null;
  const isEquipment = isEquipmentOf(floor);
  const brings = (peer: PeerView) =>
    peer.userId === floor.userId || peer.userId === room || isEquipment(peer);
  if (others.some((peer) => peer.microphone === 'on' && brings(peer))) return null;
  // Who came with a microphone of their own is told there.
  if (isOfRoom && others.some((peer) => peer.userId === floor.userId && !peer.companion))
    return null;
  const hasRoomDevice = others.some(({ userId }) => userId === room);
  return { since: floor.since, isOfRoom, hasRoomDevice };
}
