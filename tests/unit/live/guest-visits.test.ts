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

it('who was invited is no visitor', () => {
  const invited = aParticipant(['guest']);
  const frame = aFrame({ participants: [chair, invited] });
  expect(letInGuests(frame, {})).toEqual([]);
  expect(attendanceLines(frame, {})[1]).toMatchObject({ isGuest: true, visits: null });
});
