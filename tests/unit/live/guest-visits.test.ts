import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import { letInGuests } from '#contract/live/guest-visits.ts';
import { attendanceLines } from '#server/domain/attendance-lines.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const at = (time: string) => `2026-03-08T${time}:00.000Z`;
const visitor = (name = 'Lê Thị Báo', unitName = 'Báo An Giang') =>
  aParticipant(['guest'], { isLetIn: true, name, unitName });
const here = (from: string): AttendanceRecord => ({
  status: 'present',
  mode: 'remote',
  siteId: null,
  at: at(from),
});
const gone = (from: string, to: string): AttendanceRecord => ({
  status: 'left',
  mode: 'remote',
  siteId: null,
  arrivedAt: at(from),
  at: at(to),
});
const chair = aParticipant(['chair', 'votingMember']);
const [first, second, third] = [visitor(), visitor(' lê thị báo '), visitor()];
const { roles: _, siteId: __, isLetIn: ___, ...asked } = first;

it('who comes again under the same name and unit is one person, with the times of each visit', () => {
  const frame = aFrame({
    participants: [chair, second, third],
    formerGuests: [{ ...asked, outAt: at('01:30') }],
  });
  const attendance = {
    [first.userId]: gone('01:00', '01:30'),
    [second.userId]: gone('02:00', '02:30'),
    [third.userId]: here('03:00'),
  };
  const guests = letInGuests(frame, attendance);
  expect(guests).toHaveLength(1);
  expect(guests[0]?.visits).toMatchObject([
    { cameAt: at('01:00'), leftAt: at('01:30'), askedOut: true },
    { cameAt: at('02:00'), leftAt: at('02:30'), askedOut: false },
    { cameAt: at('03:00'), leftAt: null, askedOut: false },
  ]);
  expect(attendanceLines(frame, attendance).slice(1)).toMatchObject([
    { status: 'present', arrivedAt: at('01:00'), leftAt: null, visits: [{}, {}, {}] },
  ]);
});

it.each([
  ['at the same time', second, here('01:10')],
  ['of another unit', visitor('Lê Thị Báo', 'Đài An Giang'), here('02:00')],
  ['of another name', visitor('Lê Thị Bảo'), here('02:00')],
])('who is here %s is somebody else', (_how, other, record) => {
  const frame = aFrame({ participants: [chair, first, other] });
  const attendance = { [first.userId]: gone('01:00', '01:30'), [other.userId]: record };
  expect(letInGuests(frame, attendance)).toHaveLength(2);
});

it('who has an account is nobody but themselves, whatever another is called and wherever they belong', () => {
  const holders = [1, 2].map(() => ({ ...visitor(), hasAccount: true as const }));
  const [one, two] = holders as [(typeof holders)[0], (typeof holders)[0]];
  const frame = aFrame({
    participants: [chair, two, third],
    formerGuests: [{ ...asked, userId: one.userId, hasAccount: true, outAt: at('01:30') }],
  });
  const attendance = {
    [one.userId]: gone('01:00', '01:30'),
    [two.userId]: here('02:00'),
    [third.userId]: here('03:00'),
  };
  const guests = letInGuests(frame, attendance);
  expect(guests.map(({ last }) => last.participant.userId)).toEqual(
    [one, two, third].map(({ userId }) => userId),
  );
});

it('who is here stands there, also while another of the same name is marked as absent', () => {
  const frame = aFrame({ participants: [chair, first, second] });
  const attendance = {
    [first.userId]: here('01:00'),
    [second.userId]: { status: 'absent' as const, at: at('01:10') },
  };
  expect(attendanceLines(frame, attendance).slice(1)).toMatchObject([
    { status: 'present', leftAt: null },
    { status: 'absent' },
  ]);
});

it('whatever is noted, each visit stands under one person, whose others ended before the next began', () => {
  const hour = fc.integer({ min: 0, max: 11 });
  const clock = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
  const someRecord = fc.oneof(
    fc.constant(undefined),
    hour.map((from) => here(clock(from))),
    fc.tuple(hour, hour).map(([from, long]) => gone(clock(from), clock(from + long))),
    hour.map((when): AttendanceRecord => ({ status: 'absent', at: at(clock(when)) })),
  );
  const someVisit = fc.record({
    name: fc.constantFrom('Lê Thị Báo', 'Võ Văn Đài'),
    record: someRecord,
    outAt: fc.option(fc.constant(at('23:30'))),
  });
  fc.assert(
    fc.property(fc.array(someVisit, { maxLength: 6 }), (made) => {
      const visits = made.map(({ name, ...visit }) => ({ ...visit, guest: visitor(name) }));
      const isIn = visits.filter(({ outAt }) => outAt === null);
      const frame = aFrame({
        participants: [chair, ...isIn.map(({ guest }) => guest)],
        formerGuests: visits.flatMap(({ guest: { roles, siteId, isLetIn, ...who }, outAt }) =>
          outAt === null ? [] : [{ ...who, outAt }],
        ),
      });
      const attendance = Object.fromEntries(
        visits.flatMap(({ guest, record }) => (record ? [[guest.userId, record]] : [])),
      );
      const guests = letInGuests(frame, attendance);
      const ids = guests.flatMap((guest) => guest.visits.map((v) => v.participant.userId));
      expect(ids.toSorted()).toEqual(visits.map(({ guest }) => guest.userId).toSorted());
      for (const { visits, last } of guests) {
        expect(visits.at(-1)).toBe(last);
        for (const [index, { leftAt }] of visits.slice(0, -1).entries()) {
          const next = visits[index + 1];
          const begins = next?.cameAt ?? next?.leftAt ?? at('23:59');
          expect(leftAt !== null && Date.parse(leftAt) <= Date.parse(begins)).toBe(true);
        }
      }
    }),
  );
});

it('who was invited is no visitor', () => {
  const invited = aParticipant(['guest']);
  const frame = aFrame({ participants: [chair, invited] });
  expect(letInGuests(frame, {})).toEqual([]);
  expect(attendanceLines(frame, {})[1]).toMatchObject({ isGuest: true, visits: null });
});
