import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { AttendeeGroup } from '#client/features/prepare/AttendeeGroup.tsx';
import { attendeesOf, listOf } from '#client/features/prepare/attendee-list.ts';
import '#client/i18n/i18n.ts';
import type { Participant } from '#contract/live/state.ts';
import { aParticipant } from '#tests/support/a-frame.ts';
import { aMeeting } from './a-preparing-page.tsx';

afterEach(cleanup);

const chair = aParticipant(['chair', 'votingMember'], { name: 'Chủ tịch' });
const deputy = aParticipant(['votingMember', 'deputyChair'], { name: 'Phó Chủ tịch' });
const member = aParticipant(['votingMember'], { name: 'Ủy viên' });
const meeting = { ...aMeeting('Nội dung'), participants: [chair, deputy, member] };
const list = listOf(meeting);

it('reads who is a deputy beside their role, and sends it as it is', () => {
  const ids = meeting.participants.map(({ userId }) => userId);
  const place = { role: 'votingMember', siteId: null };
  expect(attendeesOf(list, ids)).toEqual([
    { userId: chair.userId, ...place },
    { userId: deputy.userId, ...place, isDeputy: true },
    { userId: member.userId, ...place },
  ]);
});

/** The group of all of them, and what is made of a person's place when their mark is pressed. */
function press(person: Participant) {
  const onPut = vi.fn();
  render(
    <AttendeeGroup
      unit="UBND"
      people={[chair, deputy, member]}
      list={list}
      sites={[]}
      chairId={chair.userId}
      onPut={onPut}
      onRemove={() => undefined}
    />,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: `Phó chủ trì: ${person.name}` }));
  const [people, placeOf] = onPut.mock.calls[0] ?? [];
  expect(people).toEqual([person]);
  return placeOf(list[person.userId]);
}

it('names a deputy and takes it back; the role stays', () => {
  expect(press(member)).toEqual({ role: 'votingMember', siteId: null, isDeputy: true });
  cleanup();
  expect(press(deputy)).toEqual({ role: 'votingMember', siteId: null });
  expect(screen.queryByRole('checkbox', { name: /: Chủ tịch$/ })).toBeNull();
});
