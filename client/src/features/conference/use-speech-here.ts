import { deviceUserIdOf } from '#client/features/meeting/people.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import type { Floor } from '#contract/live/floor.ts';
import type { MeetingFrame } from '#contract/live/state.ts';
import { usePeers } from './conference-context.tsx';

/** Whether a peer is equipment of the room from which somebody speaks. */
export function isEquipmentOf({ siteId }: Pick<Floor, 'siteId'>): (peer: PeerView) => boolean {
  return (peer) => peer.equipment !== null && siteId !== null && peer.siteId === siteId;
}

/** Whether a peer brings the voice of who has the floor: a device of theirs, their room's own, or equipment there. */
function bringsVoiceOf(floor: Floor, frame: MeetingFrame | null): (peer: PeerView) => boolean {
  const room = floor.siteId && deviceUserIdOf(frame)(floor.siteId);
  const isEquipment = isEquipmentOf(floor);
  return (peer) => peer.userId === floor.userId || peer.userId === room || isEquipment(peer);
}

/**
 * Since when this person speaks with the floor and through this device, as an ISO instant; null: they don't have it, or an open
 * microphone of another device brings their voice.
 */
export function useSpeechHere(): string | null {
  const selfId = useLiveView((view) => view.selfId);
  const floor = useLive((state) => state.floor);
  const frame = useLive((state) => state.frame);
  const peers = usePeers();
  if (!floor || floor.userId !== selfId) return null;
  const brings = bringsVoiceOf(floor, frame);
  const isElsewhere = peers.some(
    (peer) => !peer.isSelf && peer.microphone === 'on' && brings(peer),
  );
  return isElsewhere ? null : floor.since;
}
