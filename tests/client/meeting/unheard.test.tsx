import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setPreferences } from '#client/ui/preferences.ts';
import { SiteId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { FakeTrack } from '#tests/client/media/fake-browser.ts';
import { aPeer, aProducer } from '#tests/client/media/fake-signal.ts';
import { aSite } from '#tests/support/a-frame.ts';
import { aDock, delegate, frame, secretary } from './a-dock.tsx';

const SPEECH = { userId: delegate.userId, siteId: null, kind: 'speech' };
const floor = { ...SPEECH, since: '2026-11-26T01:59:00.000Z' } as LiveState['floor'];
const nextFloor = { ...SPEECH, since: '2026-11-26T02:10:00.000Z' } as LiveState['floor'];
const room = SiteId.parse('00000000-0000-4000-8000-00000000abcd');
const here = aDock();

const UNHEARD = /Đến lượt đồng chí phát biểu nhưng micro đang tắt/;
const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
const isSaid = (words = UNHEARD) => screen.queryByText(words) !== null;
const closedByServer = (mutedByChair: boolean) =>
  act(async () => here.conference.local.microphoneSetByServer({ on: false, mutedByChair }));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  setPreferences({ pushToTalk: false });
  vi.useRealTimers();
});

test('who has the floor with a closed microphone reads after two seconds that nobody hears them, for as long as that is so', async () => {
  here.show(delegate);
  await here.become({ floor });
  await pass(1900);
  expect(isSaid()).toBe(false);
  await pass(200);
  expect(isSaid()).toBe(true);
  await pass(60_000);
  expect(isSaid()).toBe(true);
  await press('Bật micro');
  expect(isSaid()).toBe(false);
  // Who closes it during the speech knows that.
  await press('Tắt micro');
  await pass(60_000);
  expect(isSaid()).toBe(false);
});

test('who has the floor with a closed microphone is told so at the next speech too, and not once the speech is over', async () => {
  here.show(delegate);
  await here.become({ floor });
  await pass(2100);
  await press('Đóng');
  expect(isSaid()).toBe(false);
  await here.become({ floor: nextFloor });
  await pass(2100);
  expect(isSaid()).toBe(true);
  await here.become({ floor: null });
  expect(isSaid()).toBe(false);
});

test('who has the floor with a closed microphone is told so though they were refused while another spoke', async () => {
  here.show(delegate);
  here.signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' });
  await press('Bật micro');
  expect(isSaid(/dành cho người được mời phát biểu/)).toBe(true);
  await here.become({ floor });
  expect(isSaid(/dành cho người được mời phát biểu/)).toBe(false);
  await pass(2100);
  expect(isSaid()).toBe(true);
});

test('who has the floor with a closed microphone is told for as long as it lasts that the chair closed it, or the headset', async () => {
  await act(() => here.conference.setMicrophone(true));
  here.show(delegate);
  await here.become({ floor });
  await pass(5000);
  await closedByServer(true);
  await pass(60_000);
  expect(isSaid(/đã được tắt theo điều hành/)).toBe(true);
  await press('Bật micro');
  expect(isSaid(/đã được tắt theo điều hành/)).toBe(false);
  const track = here.conference.local.track('microphone') as unknown as FakeTrack;
  await act(async () => track.mute(true));
  await pass(60_000);
  expect(isSaid(/bị tắt ở thiết bị \(tai nghe/)).toBe(true);
});

test('who was silenced by the speech before reads nothing for the moment until the floor opens the microphone', async () => {
  await act(() => here.conference.setMicrophone(true));
  here.show(delegate);
  await closedByServer(true);
  await pass(10_000);
  await here.become({ floor });
  await pass(1000);
  expect(isSaid(/đã được tắt theo điều hành/)).toBe(false);
  await act(async () =>
    here.conference.local.microphoneSetByServer({ on: true, mutedByChair: false }),
  );
  await pass(5000);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('who has the floor with a closed microphone is told so when it is closed for want of a line', async () => {
  await act(() => here.conference.setMicrophone(true));
  here.show(delegate);
  await here.become({ floor });
  await closedByServer(false);
  await pass(2100);
  expect(isSaid()).toBe(true);
});

test('who has the floor with a closed microphone reads how to talk where the button is held', async () => {
  setPreferences({ pushToTalk: true });
  here.show(delegate);
  await here.become({ floor });
  await pass(2100);
  expect(isSaid(/nhấn giữ nút micro khi nói để mọi người nghe thấy/)).toBe(true);
  fireEvent.pointerDown(screen.getByRole('button', { name: 'Giữ để nói' }));
  await pass(100);
  await act(async () => fireEvent.pointerUp(screen.getByRole('button', { name: 'Đang nói' })));
  await pass(60_000);
  expect(isSaid(/nhấn giữ nút micro/)).toBe(false);
});

test.each([
  ['of their own', { userId: delegate.userId }],
  ['of equipment in their room', { siteId: room, equipment: 'Bàn trộn' }],
])(
  'who has the floor with a closed microphone is not told so while another device %s brings their voice',
  async (_whose, more) => {
    const other = aPeer('other', more);
    here.show(delegate);
    await act(async () => here.signal.tell({ type: 'peerJoined', peer: other }));
    await here.become({ floor: { ...floor, siteId: room } as LiveState['floor'] });
    await pass(5000);
    expect(isSaid()).toBe(false);
    const { peerId } = other;
    await act(async () => here.signal.tell({ type: 'peerLeft', peerId }));
    await pass(5000);
    expect(isSaid()).toBe(true);
  },
);

test('who has the floor with a closed microphone is not told so where the speech is another’s', async () => {
  here.show(secretary);
  await here.become({ floor });
  await pass(5000);
  expect(isSaid()).toBe(false);
});

describe('who speaks in a room', () => {
  const machine = aPeer('machine');
  const sites = [{ ...aSite(), siteId: room, deviceUserId: machine.userId }];
  const inRoom = { frame: { ...frame, sites }, floor: { ...floor, siteId: room } };
  const speech = inRoom as unknown as Partial<LiveState>;
  const silent = async () => {
    await act(() => here.conference.leave());
    await act(() => here.conference.join('companion'));
  };

  test('without a microphone, on a tablet without sound, is offered the tablet’s own', async () => {
    await silent();
    here.show(delegate, speech);
    await pass(2100);
    expect(isSaid(/phòng họp chưa có micro nào đang mở/)).toBe(true);
    await press('Dùng micro của máy này');
    expect(here.sounds).toHaveBeenCalledOnce();
  });

  test('whose own device has its microphone closed, is told to open that one', async () => {
    await silent();
    here.show(delegate, speech);
    const producers = [aProducer('machine', 'microphone', { paused: true })];
    await act(async () =>
      here.signal.tell({ type: 'peerJoined', peer: { ...machine, producers } }),
    );
    await pass(2100);
    expect(isSaid(/bật micro ở máy của phòng họp/)).toBe(true);
    expect(screen.queryByRole('button', { name: 'Dùng micro của máy này' })).toBeNull();
    const producer = aProducer('machine', 'microphone');
    const { peerId } = machine;
    await act(async () => here.signal.tell({ type: 'producerChanged', peerId, producer }));
    expect(isSaid(/bật micro ở máy của phòng họp/)).toBe(false);
  });

  test('is told so at the room’s device, unless they came with a microphone of their own', async () => {
    here.show(machine, speech);
    await pass(2100);
    expect(isSaid(/Đến lượt phát biểu của điểm cầu/)).toBe(true);
    const peer = aPeer('own', { userId: delegate.userId, producers: [] });
    await act(async () => here.signal.tell({ type: 'peerJoined', peer }));
    expect(isSaid(/Đến lượt phát biểu của điểm cầu/)).toBe(false);
  });
});
