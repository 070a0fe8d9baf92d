import { describe, expect, it } from 'vitest';
import { absenceDraft, absenceIn, problemsIn } from '#client/features/invitations/absence-draft.ts';
import { countAnswers, waitingForDecision } from '#client/features/invitations/answer-counts.ts';
import type { Invitation } from '#contract/http/invitations.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const given = { at: '2026-11-29T01:00:00.000Z', isEntered: false };
const person = { userId: aUserId(), name: 'Phó Chủ tịch', position: 'Phó Chủ tịch' };

function anInvitation(more: Partial<Invitation> = {}): Invitation {
  return {
    userId: aUserId(),
    name: 'Chủ tịch UBND xã',
    position: 'Chủ tịch',
    unitName: 'UBND xã',
    isVotingMember: true,
    replaces: null,
    answer: null,
    holdsFor: [],
    ...more,
  };
}

const absent = {
  kind: 'absent' as const,
  ...given,
  reason: 'Đi công tác tỉnh',
  standIn: { kind: 'substitute' as const, ...person, decision: 'waiting' as const },
};

describe('an absence that is being written', () => {
  it('starts from what was answered, and says it again', () => {
    const draft = absenceDraft(absent);
    expect(problemsIn(draft)).toEqual(new Set());
    expect(absenceIn(draft)).toEqual({
      kind: 'absent',
      reason: 'Đi công tác tỉnh',
      standIn: { kind: 'substitute', userId: person.userId },
    });
  });

  it('needs a reason, and a person where one is to stand in', () => {
    expect(problemsIn(absenceDraft(null))).toEqual(new Set(['reason']));
    const draft = { reason: 'Nghỉ ốm', kind: 'proxy' as const, personId: null };
    expect(problemsIn(draft)).toEqual(new Set(['person']));
  });
});

it('each person counts once; a substitute comes unless they say otherwise', () => {
  const invitations = [
    anInvitation(),
    anInvitation({ answer: absent }),
    anInvitation({ answer: { kind: 'confirmed', ...given } }),
    anInvitation({ replaces: 'Chủ tịch UBND xã' }),
  ];
  expect(countAnswers(invitations)).toEqual({ confirmed: 2, absent: 1, silent: 1 });
  expect(waitingForDecision(invitations)).toEqual([invitations[1]]);
});
