import { expect, test } from 'vitest';
import { withoutSelf } from '#client/features/conference/choose-peers.ts';
import { aView } from './a-view.ts';

const room = aView('room', { isSelf: true });
const tablet = aView('tablet', { companion: true });
const other = aView('other');

test('a room’s device shows the others without itself', () =>
  expect(withoutSelf([room, tablet, other])).toEqual([tablet, other]));

test('and itself while nobody else has a picture', () =>
  expect(withoutSelf([room, tablet])).toEqual([room, tablet]));
