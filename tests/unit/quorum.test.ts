import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import { COMMITTEE_RULES } from '#server/domain/meeting-rules.ts';
import { quorumOf } from '#server/domain/quorum.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const here: AttendanceRecord = {
  status: 'present',
  mode: 'inPerson',
  siteId: null,
  at: '2026-03-08T01:00:00.000Z',
};

const share = fc
  .record({ n: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 12 }) })
  .filter(({ n, d }) => n <= d);

const aMeeting = (members: number, { n, d }: { n: number; d: number }) =>
  aFrame({
    participants: [
      aParticipant(['secretary']),
      aParticipant(['guest']),
      ...Array.from({ length: members }, () => aParticipant(['votingMember'])),
    ],
    rules: { ...COMMITTEE_RULES, quorumNumerator: n, quorumDenominator: d },
  });

it('is reached exactly when the share of the voting members is there; others change nothing', () => {
  fc.assert(
    fc.property(
      share,
      fc.integer({ min: 1, max: 40 }),
      fc.nat(40),
      ({ n, d }, members, present) => {
        const frame = aMeeting(members, { n, d });
        const count = Math.min(present, members);
        const attendance = Object.fromEntries(
          frame.participants.slice(0, count + 2).map(({ userId }) => [userId, here]),
        );
        expect(quorumOf(frame, attendance)).toEqual({
          base: members,
          present: count,
          required: Math.ceil((members * n) / d),
          reached: count * d >= members * n,
        });
      },
    ),
    { numRuns: 60 },
  );
});

it('is not reached by a meeting without voting members', () => {
  expect(quorumOf(aMeeting(0, { n: 1, d: 12 }), {}).reached).toBe(false);
});
