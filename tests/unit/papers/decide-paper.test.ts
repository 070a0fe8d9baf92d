import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { UserId } from '#contract/ids.ts';
import { decidePaper, type PaperAct, type PaperStage } from '#server/domain/decide-paper.ts';
import { lateReasonFor } from '#server/domain/late-paper.ts';

const by = UserId.parse('0191b2a4-0000-4000-8000-000000000001');
const dueAt = new Date('2026-11-25T10:00:00Z');
const inTime = new Date('2026-11-25T09:00:00Z');
const late = new Date('2026-11-25T11:00:00Z');
const REASON = 'Chờ số liệu của các xã';

const STAGES: Record<PaperStage['state'], PaperStage> = {
  asked: { state: 'asked' },
  submitted: { state: 'submitted', submitted: { by, at: inTime }, lateReason: null },
  returned: { state: 'returned', returned: { by, at: inTime }, reason: REASON },
  approved: {
    state: 'approved',
    submitted: { by, at: inTime },
    lateReason: null,
    approved: { by, at: inTime },
  },
  withdrawn: { state: 'withdrawn', withdrawn: { by, at: inTime } },
};
const ACTS: { [K in PaperAct['kind']]: Extract<PaperAct, { kind: K }> } = {
  submit: { kind: 'submit', documents: 1, unready: 0, lateReason: null },
  approve: { kind: 'approve', unready: 0 },
  return: { kind: 'return', reason: REASON },
  withdraw: { kind: 'withdraw' },
};

/** The state that an act leads to, or the reason of its refusal. */
function outcome(stage: PaperStage, act: PaperAct, at = inTime): string {
  try {
    return decidePaper({ dueAt, stage }, act, { by, at }).state;
  } catch (error) {
    return error instanceof Refusal ? `refused: ${error.body.reason}` : String(error);
  }
}

it.each([
  ['asked', 'submit', 'submitted'],
  ['asked', 'approve', 'refused: paper-not-submitted'],
  ['asked', 'return', 'refused: paper-not-submitted'],
  ['asked', 'withdraw', 'withdrawn'],
  ['submitted', 'submit', 'refused: paper-locked'],
  ['submitted', 'approve', 'approved'],
  ['submitted', 'return', 'returned'],
  ['submitted', 'withdraw', 'withdrawn'],
  ['returned', 'submit', 'submitted'],
  ['returned', 'approve', 'refused: paper-not-submitted'],
  ['returned', 'return', 'refused: paper-not-submitted'],
  ['returned', 'withdraw', 'withdrawn'],
  ['approved', 'submit', 'refused: paper-locked'],
  ['approved', 'approve', 'refused: paper-not-submitted'],
  ['approved', 'return', 'refused: paper-not-submitted'],
  ['approved', 'withdraw', 'refused: paper-not-open'],
  ['withdrawn', 'submit', 'refused: paper-locked'],
  ['withdrawn', 'approve', 'refused: paper-not-submitted'],
  ['withdrawn', 'return', 'refused: paper-not-submitted'],
  ['withdrawn', 'withdraw', 'refused: paper-not-open'],
] as const)('a paper that is %s, and %s: %s', (state, act, expected) => {
  expect(outcome(STAGES[state], ACTS[act])).toBe(expected);
});

describe('by property', () => {
  const acts = fc.oneof(
    fc.record({
      kind: fc.constant('submit' as const),
      documents: fc.integer({ min: 0, max: 2 }),
      unready: fc.integer({ min: 0, max: 1 }),
      lateReason: fc.constantFrom(null, 'ngắn', REASON),
    }),
    fc.constant(ACTS.approve),
    fc.record({ kind: fc.constant('return' as const), reason: fc.constantFrom('', REASON) }),
    fc.constant(ACTS.withdraw),
  );
  const steps = fc.array(fc.record({ act: acts, at: fc.constantFrom(inTime, late) }), {
    maxLength: 12,
  });

  /** Plays the acts from the asking on; what is refused changes nothing. */
  function play(course: readonly { act: PaperAct; at: Date }[]): PaperStage[] {
    const stages: PaperStage[] = [STAGES.asked];
    for (const { act, at } of course) {
      const stage = stages.at(-1) ?? STAGES.asked;
      try {
        stages.push(decidePaper({ dueAt, stage }, act, { by, at }));
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }
    return stages;
  }

  it('nothing is approved that was not submitted just before, nor returned', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const states = play(course).map(({ state }) => state);
        for (const [index, state] of states.entries())
          if (state === 'approved' || state === 'returned')
            expect(states[index - 1]).toBe('submitted');
      }),
    );
  });

  it('what is approved or withdrawn stays so', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const states = play(course).map(({ state }) => state);
        const end = states.findIndex((state) => state === 'approved' || state === 'withdrawn');
        if (end >= 0) expect(end).toBe(states.length - 1);
      }),
    );
  });

  it('a return says why, and a late submission too, as long as the paper goes on', () => {
    fc.assert(
      fc.property(steps, (course) => {
        for (const stage of play(course)) {
          if (stage.state === 'returned') expect(stage.reason.length).toBeGreaterThanOrEqual(10);
          if (stage.state === 'submitted' || stage.state === 'approved')
            expect(stage.lateReason).toBe(stage.submitted.at > dueAt ? REASON : null);
        }
      }),
    );
  });
});

it('submits and approves nothing of which a file is not ready', () => {
  const refused = 'refused: paper-not-ready';
  expect(outcome(STAGES.asked, { ...ACTS.submit, documents: 2, unready: 1 })).toBe(refused);
  expect(outcome(STAGES.submitted, { ...ACTS.approve, unready: 1 })).toBe(refused);
});

it('submits nothing that holds no file', () => {
  expect(
    outcome(STAGES.asked, { kind: 'submit', documents: 0, unready: 0, lateReason: null }),
  ).toBe('refused: paper-empty');
});

describe('after the due time', () => {
  it('a paper goes in with a reason of ten characters or more alone', () => {
    const submit = (lateReason: string | null) =>
      outcome(STAGES.asked, { kind: 'submit', documents: 1, unready: 0, lateReason }, late);
    expect(submit(null)).toBe('refused: late-reason-missing');
    expect(submit('   quá ngắn   ')).toBe('refused: late-reason-missing');
    expect(submit(REASON)).toBe('submitted');
  });

  it('a reason that is not needed is not recorded', () => {
    expect(lateReasonFor({ dueAt, at: inTime, reason: REASON })).toBeNull();
    expect(lateReasonFor({ dueAt, at: dueAt, reason: null })).toBeNull();
    expect(lateReasonFor({ dueAt, at: late, reason: `  ${REASON} ` })).toBe(REASON);
  });
});
