import { describe, expect, it } from 'vitest';
import type { SiteId } from '#contract/ids.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { layOut } from '#contract/seating/layouts.ts';
import { scanCode } from '#server/domain/live/decide-attendance.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const now = '2026-03-08T01:00:00.000Z';
const [central, commune, other] = [aSite({ isCentral: true }), aSite(), aSite()];
const seated = aParticipant(['delegate'], { siteId: commune.siteId });
const listed = aParticipant(['delegate'], { siteId: commune.siteId });
const inRoom = aParticipant(['delegate']);
const { userId: memberId, name } = seated;
const substitute = aParticipant(['delegate'], {
  siteId: commune.siteId,
  replaces: { userId: memberId, name },
});
const map = layOut({ layout: 'u', head: 2, seatsPerSide: 2 });
const [one] = map.seats;
const places = (userId: typeof seated.userId) => (one ? [{ seatId: one.seatId, userId }] : []);
const frame = aFrame({
  sites: [central, commune, other],
  participants: [seated, listed, inRoom, substitute],
  seating: [
    { siteId: central.siteId, map, places: places(inRoom.userId) },
    { siteId: commune.siteId, map, places: places(seated.userId) },
  ],
});

const scanned = (actorId: typeof seated.userId, siteId: SiteId | null) =>
  scanCode({ ...initialLiveState, frame }, siteId, { actorId, now } as Parameters<
    typeof scanCode
  >[2])[0];

describe('the code of a site', () => {
  it('checks in at the site of one’s seat, and in the room of the meeting at the central one', () => {
    expect(scanned(seated.userId, commune.siteId)).toMatchObject({
      record: { mode: 'atSite', siteId: commune.siteId },
    });
    expect(scanned(substitute.userId, commune.siteId)).toMatchObject({
      record: { mode: 'atSite', siteId: commune.siteId },
    });
    expect(scanned(inRoom.userId, central.siteId)).toMatchObject({ record: { mode: 'inPerson' } });
  });

  it('is refused at another site than that of the seat', () => {
    for (const [userId, siteId] of [
      [seated.userId, other.siteId],
      [seated.userId, central.siteId],
      [inRoom.userId, commune.siteId],
      [substitute.userId, other.siteId],
    ] as const)
      expect(() => scanned(userId, siteId)).toThrow('seated-elsewhere');
  });

  it('on a screen of no site is that of the central one', () => {
    expect(scanned(inRoom.userId, null)).toMatchObject({ record: { mode: 'inPerson' } });
    expect(() => scanned(seated.userId, null)).toThrow('seated-elsewhere');
  });

  it('says where who has no seat is, whatever the list says', () => {
    expect(scanned(listed.userId, other.siteId)).toMatchObject({
      record: { mode: 'atSite', siteId: other.siteId },
    });
    expect(scanned(listed.userId, null)).toMatchObject({ record: { mode: 'inPerson' } });
  });
});
