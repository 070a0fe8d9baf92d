import type { PeerView } from '#client/media/conference-state.ts';
import { PeerId } from '#contract/ids.ts';
import { aUserId } from './fake-signal.ts';

/** What a page sees of a peer: its camera and microphone on, unless `more` says otherwise. */
export function aView(name: string, more: Partial<PeerView> = {}): PeerView {
  return {
    key: name,
    peerId: PeerId.parse(name),
    userId: aUserId(name),
    siteId: null,
    isSelf: false,
    companion: false,
    equipment: null,
    microphone: 'on',
    camera: true,
    screenSince: null,
    documentSince: null,
    speaking: false,
    returning: false,
    ...more,
  };
}
