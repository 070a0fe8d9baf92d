import fc from 'fast-check';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import type { MeetingFrame, Participant } from '#contract/live/state.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import { COMMITTEE_RULES } from '#server/domain/meeting-rules.ts';
import type { Attendance } from '#server/domain/quorum.ts';
import { aFrame, aParticipant } from './a-frame.ts';

const at = '2026-03-08T01:00:00.000Z';
/** A record of each status. */
export const RECORD = {
  present: { status: 'present', mode: 'inPerson', siteId: null, at },
  left: { status: 'left', mode: 'inPerson', siteId: null, at, arrivedAt: at },
  absent: { status: 'absent', at },
  excused: { status: 'excused', reason: 'Ốm', at },
} as const satisfies Record<string, AttendanceRecord>;

const record = fc.constantFrom(null, ...Object.values(RECORD));

/** One member: what became of them, who comes in their place, to which of the members they gave their vote. */
const someMember = fc.record({
  own: record,
  reportedAbsence: fc.boolean(),
  substitute: fc.option(record, { nil: undefined }),
  proxyTo: fc.option(fc.nat(7), { nil: undefined }),
});

const someRule: fc.Arbitrary<VotingRule> = fc.record({
  entitled: fc.constantFrom('members', 'present'),
  substitutes: fc.constantFrom('none', 'withoutVote', 'withVote'),
  proxiesPerHolder: fc.nat(3),
});

/** A meeting with substitutes, reported absences and proxies, and who is there. */
export type Sitting = { frame: MeetingFrame; attendance: Attendance };

/** Any sitting of up to eight members under any rule of who votes. */
export const someSitting: fc.Arbitrary<Sitting> = fc
  .record({ members: fc.array(someMember, { minLength: 1, maxLength: 8 }), rule: someRule })
  .map(({ members, rule }) => {
    const people = members.map(() => aParticipant(['votingMember']));
    const attendance: Attendance = {};
    const participants = people.flatMap((person, index): Participant[] => {
      const { own, reportedAbsence, substitute, proxyTo } = members[index] ?? {};
      if (own) attendance[person.userId] = own;
      const holder = people[proxyTo ?? -1];
      const member: Participant = {
        ...person,
        ...(reportedAbsence && {
          absence: {
            reason: 'Công tác',
            ...(holder && { proxy: { userId: holder.userId, name: holder.name } }),
          },
        }),
      };
      if (substitute === undefined) return [member];
      const replaces = { userId: person.userId, name: person.name };
      const other = aParticipant(['votingMember'], { replaces });
      if (substitute) attendance[other.userId] = substitute;
      return [member, other];
    });
    const rules = { ...COMMITTEE_RULES, voting: rule };
    return { frame: aFrame({ participants, rules }), attendance };
  });
