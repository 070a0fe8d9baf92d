import { expect, test } from 'vitest';
import { withoutSelf } from '#client/features/conference/choose-peers.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import { PeerId } from '#contract/ids.ts';
import { aUserId } from './fake-signal.ts';

const room = aView('room', { isSelf: true });
const tablet = aView('tablet', { companion: true });
const other = aView('other');

test('a room’s device shows the others without itself', () =>
  expect(withoutSelf([room, tablet, other])).toEqual([tablet, other]));

test('and itself while nobody else has a picture', () =>
  expect(withoutSelf([room, tablet])).toEqual([room, tablet]));

function aView(name: string, more: Partial<PeerView> = {}): PeerView {
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
