import { cleanup, render, renderHook, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { LowerThird } from '#client/features/meeting/LowerThird.tsx';
import { queueEntries } from '#client/features/speakers/queue-entries.ts';
import { showLanguage } from '#client/i18n/i18n.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const absent = aParticipant(['votingMember'], { name: 'Trần Văn Bình' });
const replaces = { userId: absent.userId, name: absent.name };
const substitute = aParticipant(['delegate'], { name: 'Lê Thị Hoa', replaces });
const other = aParticipant(['delegate'], { name: 'Phạm Văn An' });
const site = aSite();
const frame = aFrame({ participants: [absent, substitute, other], sites: [site] });
const wrapper = aView({ state: { ...initialLiveState, frame } });
const peer = (userId: unknown) => ({ userId, equipment: null }) as PeerView;

test('a tile names whom the person is the substitute of; a room’s tile nobody', () => {
  const nameOf = renderHook(useTileName, { wrapper }).result.current;
  expect(nameOf(peer(substitute.userId))).toEqual({
    name: 'Lê Thị Hoa',
    note: 'Dự thay đồng chí Trần Văn Bình',
  });
  expect(nameOf(peer(other.userId)).note).toBeNull();
  expect(nameOf(peer(site.deviceUserId))).toEqual({ name: 'Bình Hòa', note: null });
});

test('a room’s tile names who has the floor from there, with post, and whom they replace', () => {
  const speaker = aParticipant(['delegate'], {
    name: 'Lê Thị Hoa',
    position: 'Phó Chủ tịch',
    unitName: 'UBND xã Bình Hòa',
    siteId: site.siteId,
    replaces,
  });
  const elsewhere = aSite();
  const people = { participants: [absent, speaker], sites: [site, elsewhere] };
  const floor = {
    kind: 'speech',
    userId: speaker.userId,
    siteId: site.siteId,
    since: '2026-11-26T01:00:00.000Z',
    limitSeconds: 300,
  } as typeof initialLiveState.floor;
  const state = { ...initialLiveState, frame: aFrame(people), floor };
  const nameOf = renderHook(useTileName, { wrapper: aView({ state }) }).result.current;
  expect(nameOf(peer(site.deviceUserId))).toEqual({
    name: 'Bình Hòa',
    note: 'Lê Thị Hoa · Phó Chủ tịch · UBND xã Bình Hòa · Dự thay đồng chí Trần Văn Bình',
  });
  expect(nameOf(peer(elsewhere.deviceUserId)).note).toBeNull();
});

test('the queue says it in the language of the interface', async () => {
  const request = (person: typeof other) => ({
    requestId: crypto.randomUUID() as never,
    userId: person.userId,
    itemId: null,
    subject: 'Kinh phí',
    kind: 'speech' as const,
    questionedId: null,
    at: '2026-11-26T01:00:00.000Z',
    approvedAt: null,
  });
  const inQueue = () => {
    const substituteOf = renderHook(useSubstituteOf, { wrapper }).result.current;
    const words = { asks: () => '', substituteOf };
    return queueEntries([request(substitute), request(other)], frame, null, words).map(
      ({ standsFor }) => standsFor,
    );
  };
  expect(inQueue()).toEqual(['Dự thay đồng chí Trần Văn Bình', null]);
  await showLanguage('en');
  expect(inQueue()).toEqual(['Substitute of Trần Văn Bình', null]);
  await showLanguage('vi');
});

test('over a picture it comes before the post, which may be cut', () => {
  const floor = {
    name: substitute.name,
    kind: 'speech' as const,
    post: 'Phó Chánh Văn phòng',
    standsFor: 'Dự thay đồng chí Trần Văn Bình',
    siteName: null,
    peer: null,
    share: 1,
    clock: '05:00',
    over: false,
    isLast: false,
  };
  render(<LowerThird floor={floor} />);
  expect(screen.getByText(/Dự thay/).textContent).toMatch(/^Dự thay .* · Phó Chánh Văn phòng/);
});
