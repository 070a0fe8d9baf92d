import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import { votingSeats } from '#contract/live/voting-seats.ts';
import { baseOf } from '#server/domain/majority.ts';
import { COMMITTEE_RULES } from '#server/domain/meeting-rules.ts';
import { type Attendance, quorumOf } from '#server/domain/quorum.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { RECORD, type Sitting, someSitting } from '#tests/support/some-sitting.ts';

const isHere = ({ attendance }: Sitting, id: UserId) => attendance[id]?.status === 'present';

describe('whoever is entitled', () => {
  it('votes for each seat once at most, and for every seat where all members vote', () => {
    fc.assert(
      fc.property(someSitting, fc.boolean(), (sitting, isSecret) => {
        const { frame, attendance } = sitting;
        const { voters, weights } = entitledVoters(frame, attendance, { withProxies: !isSecret });
        expect(new Set(voters).size).toBe(voters.length);
        const seats = votingSeats(frame).length;
        const rule = { ...frame.rules.decision, base: 'present' as const };
        const counted = baseOf(
          rule,
          { members: voters, weightOf: (voter) => weights?.[voter] ?? 1 },
          () => true,
        );
        expect(counted).toBeLessThanOrEqual(seats);
        if (frame.rules.voting.entitled === 'members') expect(counted).toBe(seats);
      }),
    );
  });

  it('is never both a member and the one who replaces them', () => {
    fc.assert(
      fc.property(someSitting, fc.boolean(), (sitting, isSecret) => {
        const { frame, attendance } = sitting;
        const { voters } = entitledVoters(frame, attendance, { withProxies: !isSecret });
        for (const { userId, replaces } of frame.participants) {
          if (!replaces || !voters.includes(userId)) continue;
          expect(voters).not.toContain(replaces.userId);
          expect(isHere(sitting, replaces.userId)).toBe(false);
          expect(frame.rules.voting.substitutes).toBe('withVote');
        }
      }),
    );
  });

  it('is present where only the present ones vote', () => {
    fc.assert(
      fc.property(someSitting, fc.boolean(), (sitting, isSecret) => {
        const { frame, attendance } = sitting;
        fc.pre(frame.rules.voting.entitled === 'present');
        const { voters } = entitledVoters(frame, attendance, { withProxies: !isSecret });
        for (const voter of voters) expect(isHere(sitting, voter)).toBe(true);
      }),
    );
  });

  it('holds a proxy only while here, or while nothing says that they will not come', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const { frame, attendance } = sitting;
        const { weights } = entitledVoters(frame, attendance, { withProxies: true });
        for (const holder of Object.keys(weights) as UserId[])
          expect([undefined, 'present']).toContain(attendance[holder]?.status);
      }),
    );
  });

  it('is no substitute who is known to stay away', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const { frame, attendance } = sitting;
        const { voters } = entitledVoters(frame, attendance, { withProxies: true });
        for (const { userId, replaces } of frame.participants)
          if (replaces && ['absent', 'excused'].includes(attendance[userId]?.status ?? ''))
            expect(voters).not.toContain(userId);
      }),
    );
  });

  it('holds no more proxies than the rules allow, of nobody who has come, and none in a secret vote', () => {
    fc.assert(
      fc.property(someSitting, fc.boolean(), (sitting, isSecret) => {
        const { frame, attendance } = sitting;
        const { voters, weights } = entitledVoters(frame, attendance, { withProxies: !isSecret });
        if (isSecret) expect(weights).toEqual({});
        for (const [holder, weight = 0] of Object.entries(weights)) {
          expect(voters).toContain(holder);
          expect(weight - 1).toBeLessThanOrEqual(frame.rules.voting.proxiesPerHolder);
          const givers = frame.participants.filter(
            ({ userId, absence }) =>
              absence?.proxy?.userId === holder &&
              !['present', 'left'].includes(attendance[userId]?.status ?? ''),
          );
          expect(givers.length).toBeGreaterThanOrEqual(weight - 1);
        }
      }),
    );
  });
});

it('a quorum counts each seat once, whoever sits there, and no proxy', () => {
  fc.assert(
    fc.property(someSitting, (sitting) => {
      const { frame, attendance } = sitting;
      const quorum = quorumOf(frame, attendance);
      const filled = votingSeats(frame).filter(
        ({ member, substitute }) =>
          isHere(sitting, member.userId) || (substitute && isHere(sitting, substitute.userId)),
      );
      expect(quorum.base).toBe(frame.participants.filter((p) => !p.replaces).length);
      expect(quorum.present).toBe(filled.length);
      expect(quorum.present).toBeLessThanOrEqual(quorum.base);
    }),
  );
});

describe('by example', () => {
  const [giver, holder, third] = [1, 2, 3].map(() => aParticipant(['votingMember']));
  if (!giver || !holder || !third) throw new Error('three members');
  const proxy = { userId: holder.userId, name: holder.name };
  const voting = { entitled: 'present', substitutes: 'withVote', proxiesPerHolder: 1 } as const;
  const rules = { ...COMMITTEE_RULES, voting };
  const participants = [{ ...giver, absence: { reason: 'Công tác', proxy } }, holder, third];
  const frame = aFrame({ participants, rules });
  const here = { [holder.userId]: RECORD.present };
  const entitled = (attendance: Attendance, isSecret = false) =>
    entitledVoters(frame, attendance, { withProxies: !isSecret });

  it('the holder’s ballot stands for the giver too', () => {
    expect(entitled(here)).toEqual({ voters: [holder.userId], weights: { [holder.userId]: 2 } });
  });

  it('a proxy ends when its giver comes, also for a while', () => {
    const both = { ...here, [giver.userId]: RECORD.present };
    expect(entitled(both)).toEqual({ voters: [giver.userId, holder.userId], weights: {} });
    const gone = { ...here, [giver.userId]: RECORD.left };
    expect(entitled(gone)).toEqual({ voters: [holder.userId], weights: {} });
  });

  it('a secret vote knows no proxies', () => {
    expect(entitled(here, true)).toEqual({ voters: [holder.userId], weights: {} });
  });

  it('the substitute votes until the member comes', () => {
    const replaces = { userId: third.userId, name: third.name };
    const substitute = aParticipant(['votingMember'], { replaces });
    const seated = aFrame({ participants: [holder, third, substitute], rules });
    const sits = { [substitute.userId]: RECORD.present };
    expect(entitledVoters(seated, sits, { withProxies: true }).voters).toEqual([substitute.userId]);
    const both = { ...sits, [third.userId]: RECORD.present };
    expect(entitledVoters(seated, both, { withProxies: true }).voters).toEqual([third.userId]);
    expect(quorumOf(seated, both)).toMatchObject({ base: 2, present: 1 });
  });

  it('a substitute who reports absence leaves the seat to the member, and takes it by coming after all', () => {
    const replaces = { userId: third.userId, name: third.name };
    const substitute = aParticipant(['votingMember'], { replaces, absence: { reason: 'Ốm' } });
    const all = { ...rules, voting: { ...voting, entitled: 'members' as const } };
    const seated = aFrame({ participants: [third, substitute], rules: all });
    expect(entitledVoters(seated, {}, { withProxies: true }).voters).toEqual([third.userId]);
    const comes = { [substitute.userId]: RECORD.present };
    expect(entitledVoters(seated, comes, { withProxies: true }).voters).toEqual([
      substitute.userId,
    ]);
  });

  it('the giver keeps the vote where all members vote and the holder is recorded as away', () => {
    const all = { ...rules, voting: { ...voting, entitled: 'members' as const } };
    const listed = aFrame({ participants, rules: all });
    for (const away of [RECORD.absent, RECORD.excused, RECORD.left])
      expect(entitledVoters(listed, { [holder.userId]: away }, { withProxies: true })).toEqual({
        voters: [giver.userId, holder.userId, third.userId],
        weights: {},
      });
  });
});
