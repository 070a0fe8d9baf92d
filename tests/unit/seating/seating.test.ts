import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteId } from '#contract/ids.ts';
import type { Participant } from '#contract/live/state.ts';
import { arrangeSeats } from '#contract/seating/arrange.ts';
import { roomOf, seatOf } from '#contract/seating/find-seat.ts';
import { layOut } from '#contract/seating/layouts.ts';
import { SeatId } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';
import { requireSoundMap, requireSoundPlaces, standingSeating } from '#server/domain/seating.ts';
import { aParticipant, aSite, aUserId } from '#tests/support/a-frame.ts';

const central = aSite({ isCentral: true });
const commune = aSite();
const sites = [central, commune];
const map = layOut({ layout: 'rows', head: 3, rows: 2, seatsPerRow: 4 });
const [first, second] = map.seats.map(({ seatId }) => seatId) as [SeatId, SeatId];

const person = fc
  .record({
    role: fc.constantFrom('chair' as const, 'votingMember' as const, 'delegate' as const),
    unit: fc.constantFrom('Phòng Nội vụ', 'Văn phòng', 'Công an huyện'),
  })
  .map(({ role, unit }) => aParticipant([role], { unitName: unit }));

const at = (siteId: SiteId, places: SeatPlace[]) => ({ siteId, map, places });
const reasonOf = (work: () => void) => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return null;
};

describe('seating people by itself', () => {
  it('puts each on one seat, nobody on another’s, and moves nobody who sits already', () => {
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 16 }),
        fc.constantFrom('list' as const, 'unit' as const),
        fc.boolean(),
        (participants, order, hasOne) => {
          const [one] = participants;
          const before = hasOne && one ? [{ seatId: second, userId: one.userId }] : [];
          const places = arrangeSeats(map, before, participants, order);
          expect(
            reasonOf(() => requireSoundPlaces(at(central.siteId, places), { participants, sites })),
          ).toBeNull();
          expect(places).toHaveLength(Math.min(participants.length, map.seats.length));
          expect(places.slice(0, before.length)).toEqual(before);
        },
      ),
    );
  });

  it('seats the chair at the presiding table, and those of a unit beside each other', () => {
    const chair = aParticipant(['chair', 'votingMember']);
    const [a, b, c] = ['Văn phòng', 'Phòng Nội vụ', 'Văn phòng'].map((unitName) =>
      aParticipant(['delegate'], { unitName }),
    ) as [Participant, Participant, Participant];
    const people = [a, b, c, chair];
    const labels = (order: 'list' | 'unit') => {
      const seating = [at(central.siteId, arrangeSeats(map, [], people, order))];
      return people.map((person) => seatOf(seating, person)?.seat.label);
    };
    expect(labels('list')).toEqual(['A1', 'A2', 'A3', 'CT1']);
    expect(labels('unit')).toEqual(['A1', 'A3', 'A2', 'CT1']);
  });
});

it('gives a substitute the seat of whom they replace, unless they have one of their own', () => {
  const member = aParticipant(['votingMember']);
  const { userId, name } = member;
  const substitute = aParticipant(['votingMember'], { replaces: { userId, name } });
  const own = { seatId: second, userId: substitute.userId };
  const theirs = { seatId: first, userId };
  const found = (...places: SeatPlace[]) =>
    seatOf([at(central.siteId, places)], substitute)?.seat.seatId ?? null;
  expect(found()).toBeNull();
  expect(found(theirs)).toBe(first);
  expect(found(theirs, own)).toBe(second);
  expect(seatOf([at(central.siteId, [own])], member)).toBeNull();
});

describe('a seating', () => {
  const here = aParticipant(['delegate'], { siteId: commune.siteId });
  const inRoom = aParticipant(['delegate']);
  const participants = [here, inRoom];
  const check = (siteId: SiteId, places: SeatPlace[]) =>
    reasonOf(() => requireSoundPlaces(at(siteId, places), { participants, sites }));

  it('holds a person to the room of their own site, which is the central one for who is at none', () => {
    expect(roomOf(here, sites)).toBe(commune.siteId);
    expect(roomOf(inRoom, sites)).toBe(central.siteId);
    expect(roomOf(inRoom, [commune])).toBeNull();
    expect(check(commune.siteId, [{ seatId: first, userId: here.userId }])).toBeNull();
    expect(check(central.siteId, [{ seatId: first, userId: inRoom.userId }])).toBeNull();
    expect(check(central.siteId, [{ seatId: first, userId: here.userId }])).toContain(
      'not-of-this-room',
    );
    expect(check(commune.siteId, [{ seatId: first, userId: inRoom.userId }])).toContain(
      'not-of-this-room',
    );
    expect(check(commune.siteId, [{ seatId: first, userId: aUserId() }])).toContain(
      'not-of-this-room',
    );
  });

  it('refuses a seat of two, two seats of one, and a seat that is not there', () => {
    const other = aParticipant(['delegate'], { siteId: commune.siteId });
    const both = [here, other];
    const refusal = (places: SeatPlace[]) =>
      reasonOf(() => requireSoundPlaces(at(commune.siteId, places), { participants: both, sites }));
    const sit = (seatId: SeatId, { userId }: Participant) => ({ seatId, userId });
    expect(refusal([sit(first, here), sit(first, other)])).toContain('seat-taken');
    expect(refusal([sit(first, here), sit(second, here)])).toContain('seated-twice');
    expect(refusal([sit(SeatId.parse(999), here)])).toContain('seat-missing');
    expect(refusal([sit(first, here), sit(second, other)])).toBeNull();
  });

  it('refuses seats in each other, in a wall, or of the same name', () => {
    const [one, two] = map.seats;
    if (!one || !two) throw new Error('no seats');
    const refusal = (changed: Partial<typeof two>) =>
      reasonOf(() => requireSoundMap({ ...map, seats: [one, { ...two, ...changed }] }));
    expect(refusal({ x: one.x + 15, y: one.y + 11 })).toContain('seats-overlap');
    expect(refusal({ x: one.x + 16 })).toBeNull();
    expect(refusal({ x: map.width - 7 })).toContain('seat-outside');
    expect(refusal({ label: one.label })).toContain('seat-named-twice');
    expect(refusal({ seatId: one.seatId })).toContain('seat-named-twice');
  });

  it('stands without who left the list or went to another site, and without rooms that take no part', () => {
    const gone = aUserId();
    const stored = [
      at(commune.siteId, [
        { seatId: second, userId: here.userId },
        { seatId: first, userId: gone },
      ]),
      at(aSite().siteId, []),
    ];
    expect(standingSeating(stored, { participants, sites })).toEqual([
      at(commune.siteId, [{ seatId: second, userId: here.userId }]),
    ]);
    const moved = [{ ...here, siteId: central.siteId }];
    expect(standingSeating(stored, { participants: moved, sites })[0]?.places).toEqual([]);
    const bare = { ...at(commune.siteId, []), map: { ...map, seats: [] } };
    expect(standingSeating([bare], { participants, sites })).toEqual([]);
  });
});
