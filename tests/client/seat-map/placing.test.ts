import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePerson, placesIn, unplacePerson } from '#client/features/seat-map/placing.ts';
import { numbersFor, planOf } from '#client/features/seat-map/plan-draft.ts';
import { seatStateOf, sittingOn } from '#client/features/seat-map/seat-status.ts';
import { changed, undone } from '#client/features/seat-map/undo-history.ts';
import type { UserId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { LAYOUTS, layOut } from '#contract/seating/layouts.ts';
import type { SeatId } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';
import { requireSoundPlaces } from '#server/domain/seating.ts';
import { aFrame, aParticipant, aSite, aUserId } from '#tests/support/a-frame.ts';

const map = layOut({ layout: 'u', head: 2, seatsPerSide: 3 });
const site = aSite({ isCentral: true });
const people = Array.from({ length: 6 }, () => aParticipant(['delegate']));
const seatAt = (index: number) => map.seats[index % map.seats.length]?.seatId as SeatId;
const personAt = (index: number) => people[index % people.length]?.userId as UserId;

const move = fc.record({ person: fc.nat(5), seat: fc.nat(7), isOff: fc.boolean() });

describe('seating by hand', () => {
  it('keeps one seat to a person and one person to a seat, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const places = moves.reduce<SeatPlace[]>(
          (before, { person, seat, isOff }) =>
            isOff
              ? unplacePerson(before, personAt(person))
              : placePerson(before, personAt(person), seatAt(seat)),
          [],
        );
        const meeting = { participants: people, sites: [site] };
        expect(() =>
          requireSoundPlaces({ siteId: site.siteId, map, places }, meeting),
        ).not.toThrow();
      }),
    );
  });

  it('lets two change places, and makes who is displaced by a newcomer stand', () => {
    const [a, b, c] = [personAt(0), personAt(1), personAt(2)];
    const places = placePerson(placePerson([], a, seatAt(0)), b, seatAt(1));
    const seatsOf = (now: SeatPlace[]) =>
      [a, b, c].map((userId) => now.find((place) => place.userId === userId)?.seatId ?? null);
    expect(seatsOf(placePerson(places, a, seatAt(1)))).toEqual([seatAt(1), seatAt(0), null]);
    expect(seatsOf(placePerson(places, c, seatAt(1)))).toEqual([seatAt(0), null, seatAt(1)]);
    expect(seatsOf(placePerson(places, a, seatAt(0)))).toEqual([seatAt(0), seatAt(1), null]);
  });

  it('drops who left the room, and whose seat is gone', () => {
    const places = placePerson(placePerson([], personAt(0), seatAt(0)), aUserId(), seatAt(1));
    expect(placesIn(map, places, people)).toEqual([{ seatId: seatAt(0), userId: personAt(0) }]);
    expect(placesIn({ ...map, seats: map.seats.slice(1) }, places, people)).toEqual([]);
  });

  it('takes changes back one by one', () => {
    const draft = changed(changed({ now: 1, past: [] }, 2), 3);
    expect(undone(draft)).toEqual({ now: 2, past: [1] });
    expect(undone(undone(undone(draft)))).toEqual({ now: 1, past: [] });
  });
});

it('proposes a room in which everybody has a seat', () => {
  for (const count of [0, 3, 12, 40, 77])
    for (const layout of LAYOUTS) {
      const plan = planOf(layout, numbersFor(count));
      expect(plan && layOut(plan).seats.length).toBeGreaterThanOrEqual(count);
    }
  expect(planOf('rows', { ...numbersFor(9), rows: '2.5' })).toBeNull();
  expect(planOf('u', { ...numbersFor(9), rows: '' })).not.toBeNull();
});

describe('what a seat tells', () => {
  const userId = personAt(0);
  const at = '2026-03-08T01:00:00.000Z';
  const here = { [userId]: { status: 'present', mode: 'inPerson', siteId: null, at } } as const;
  const speech = { userId, startedAt: at } as LiveState['speeches'][number];
  const request = { userId } as LiveState['waiting'][number];
  const floor = { userId } as NonNullable<LiveState['floor']>;
  const told = (more: Partial<LiveState>) => seatStateOf({ ...initialLiveState, ...more }, userId);

  it('goes through a meeting: absent, present, asked, speaking, has spoken, gone', () => {
    expect(told({})).toBe('absent');
    expect(told({ attendance: here })).toBe('present');
    expect(told({ attendance: here, waiting: [request], speeches: [speech] })).toBe('waiting');
    expect(told({ attendance: here, floor, waiting: [request] })).toBe('speaking');
    expect(told({ attendance: here, speeches: [speech] })).toBe('spoken');
    const left = { status: 'left', mode: 'inPerson', siteId: null, at, arrivedAt: at } as const;
    expect(told({ attendance: { [userId]: left }, speeches: [speech] })).toBe('absent');
  });
});

describe('who sits on the seat of a person with a substitute', () => {
  const member = aParticipant(['votingMember'], { name: 'Lê Văn An' });
  const replaces = { userId: member.userId, name: member.name };
  const substitute = aParticipant(['delegate'], { name: 'Trần Thị Bình', replaces });
  const participants = [member, substitute];
  const memberPlace = { seatId: seatAt(0), userId: member.userId };
  const at = '2026-03-08T01:00:00.000Z';
  const here = { status: 'present', mode: 'inPerson', siteId: null, at } as const;
  const left = { status: 'left', mode: 'inPerson', siteId: null, at, arrivedAt: at } as const;

  function told(attendance: LiveState['attendance'], places: SeatPlace[] = [memberPlace]) {
    const room = { siteId: site.siteId, map, places };
    const frame = aFrame({ participants, sites: [site], seating: [room] });
    const sitting = sittingOn(seatAt(0), room, { ...initialLiveState, frame, attendance });
    return sitting && [sitting.person.name, sitting.state];
  }

  it.each<[what: string, attendance: LiveState['attendance'], name: string, state: string]>([
    ['nobody has come', {}, substitute.name, 'absent'],
    ['the substitute has come', { [substitute.userId]: here }, substitute.name, 'present'],
    ['the member came after all', { [member.userId]: here }, member.name, 'present'],
    [
      'both have come',
      { [member.userId]: here, [substitute.userId]: here },
      member.name,
      'present',
    ],
    [
      'the substitute took over',
      { [member.userId]: left, [substitute.userId]: here },
      substitute.name,
      'present',
    ],
    [
      'the substitute stays away too',
      { [substitute.userId]: { status: 'absent', at } },
      member.name,
      'absent',
    ],
  ])('%s', (_what, attendance, name, state) => {
    expect(told(attendance)).toEqual([name, state]);
  });

  it('a substitute with a seat of their own sits there', () => {
    const own = { seatId: seatAt(1), userId: substitute.userId };
    expect(told({ [substitute.userId]: here }, [memberPlace, own])).toEqual([
      member.name,
      'absent',
    ]);
    expect(told({}, [])).toBeNull();
  });
});
