import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';
import { lateReasonFor } from './late-paper.ts';

/** Who did something with a paper, and when. */
export type Deed = { by: UserId; at: Date };

/** How far a paper is that a unit was asked for; `lateReason` is null for one that was submitted in time. */
export type PaperStage =
  | { state: 'asked' }
  | { state: 'submitted'; submitted: Deed; lateReason: string | null }
  | { state: 'returned'; returned: Deed; reason: string }
  | { state: 'approved'; submitted: Deed; lateReason: string | null; approved: Deed }
  | { state: 'withdrawn'; withdrawn: Deed };

/** What may be done with a paper; `unready` counts those of its documents whose newest file is not converted or failed. */
export type PaperAct =
  | { kind: 'submit'; documents: number; unready: number; lateReason: string | null }
  | { kind: 'approve'; unready: number }
  | { kind: 'return'; reason: string }
  | { kind: 'withdraw' };

/** True while the unit may change the paper's files: until it is submitted, and again once it is returned. */
export function isOpen(state: PaperStage['state']): boolean {
  return state === 'asked' || state === 'returned';
}

/**
 * The stage that an act leads to, or a refusal. A unit submits what holds a file, all of them ready to be read, late with a reason alone; only what was
 * submitted is approved or returned, and a return says why; what was approved or withdrawn stays so.
 */
export function decidePaper(
  paper: { dueAt: Date; stage: PaperStage },
  act: PaperAct,
  deed: Deed,
): PaperStage {
  const { stage, dueAt } = paper;
  switch (act.kind) {
    case 'submit': {
      if (!isOpen(stage.state)) throw refuse('WRONG_STATE', 'paper-locked');
      if (act.documents === 0) throw refuse('WRONG_STATE', 'paper-empty');
      requireReady(act);
      const lateReason = lateReasonFor({ dueAt, at: deed.at, reason: act.lateReason });
      return { state: 'submitted', submitted: deed, lateReason };
    }
    case 'approve': {
      const { submitted, lateReason } = requireSubmitted(stage);
      requireReady(act);
      return { state: 'approved', submitted, lateReason, approved: deed };
    }
    case 'return': {
      requireSubmitted(stage);
      const reason = act.reason.trim();
      if (reason.length < LEAST_REASON_LENGTH) throw refuse('BAD_INPUT', 'reason-too-short');
      return { state: 'returned', returned: deed, reason };
    }
    case 'withdraw':
      if (stage.state === 'approved' || stage.state === 'withdrawn')
        throw refuse('WRONG_STATE', 'paper-not-open');
      return { state: 'withdrawn', withdrawn: deed };
  }
}

function requireReady({ unready }: { unready: number }): void {
  if (unready > 0) throw refuse('WRONG_STATE', 'paper-not-ready');
}

function requireSubmitted(stage: PaperStage): Extract<PaperStage, { state: 'submitted' }> {
  if (stage.state !== 'submitted') throw refuse('WRONG_STATE', 'paper-not-submitted');
  return stage;
}
