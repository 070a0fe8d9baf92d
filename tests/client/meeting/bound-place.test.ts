// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { bindPlace, boundPlace } from '#client/features/check-in/bound-place.ts';
import { MeetingId } from '#contract/ids.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const meetingId = MeetingId.parse(crypto.randomUUID());
const userId = aUserId();
const place = { userId, siteName: 'Điểm cầu xã Bình Hòa' };

beforeEach(() => localStorage.clear());

it('binds a device to a room for one meeting and one account', () => {
  expect(boundPlace(meetingId, userId)).toBeNull();
  bindPlace(meetingId, place);
  expect(boundPlace(meetingId, userId)).toEqual(place);
  expect(boundPlace(meetingId, aUserId())).toBeNull();
  expect(boundPlace(MeetingId.parse(crypto.randomUUID()), userId)).toBeNull();
});

it('takes nothing that is not sound', () => {
  for (const kept of ['', '{', 'null', '[]', '{"userId":7}', JSON.stringify({ userId })]) {
    localStorage.setItem(`nghi-su.place.${meetingId}`, kept);
    expect(boundPlace(meetingId, userId)).toBeNull();
  }
});
