import { refuse } from '#contract/errors.ts';
import type { DueState, PapersDue } from '#contract/http/papers.ts';
import type { RuleKey, RuleSettingOf } from '#contract/http/rules.ts';
import type { MeetingId } from '#contract/ids.ts';
import { dueRuleOf, dueState, dueTime } from '#server/domain/document-clock.ts';
import { lateReasonFor } from '#server/domain/late-paper.ts';
import { addDays, type Day, dayOf } from '#server/domain/working-days.ts';
import type { Clock } from './ports/clock.ts';
import type { RuleStore, SittingTime } from './ports/rules.ts';

/** So far beside the days in question the calendar is read, so that no row of days off reaches beyond it. */
const CALENDAR_MARGIN_DAYS = 90;

/** Says by the rules in force when papers are due, and how late one comes. */
export type DocumentClock = ReturnType<typeof createDocumentClock>;

/** Makes the clock of documents. A rule is read as of the day of the meeting. */
export function createDocumentClock({ rules, clock }: { rules: RuleStore; clock: Clock }) {
  async function ruleOn<K extends RuleKey>(key: K, day: Day): Promise<RuleSettingOf<K>> {
    const rule = await rules.ruleOn(key, day);
    if (!rule) throw refuse('NOT_FOUND', 'rule');
    return rule;
  }

  async function sittingOf(meetingId: MeetingId): Promise<SittingTime> {
    const sitting = await rules.sittingOf(meetingId);
    if (!sitting) throw refuse('NOT_FOUND', 'meeting');
    return sitting;
  }

  async function dueOf({ startsAt, sitting }: SittingTime) {
    const day = dayOf(startsAt);
    const rule = await ruleOn(dueRuleOf(sitting), day);
    const calendar = await rules.calendar(addDays(day, -CALENDAR_MARGIN_DAYS), day);
    return { dueAt: dueTime(startsAt, rule.value, calendar), rule };
  }

  /** How each due time stands now. */
  async function statesOf(dueTimes: readonly Date[]): Promise<DueState[]> {
    const now = clock.now();
    const days = [now, ...dueTimes].map(dayOf).toSorted();
    const calendar = await rules.calendar(days.at(0) ?? '', days.at(-1) ?? '');
    return dueTimes.map((dueAt) => dueState(dueAt, now, calendar));
  }

  return {
    /** A rule of procedure as it is in force on a day; NOT_FOUND when there is none yet. */
    ruleOn,
    statesOf,

    /** When the papers of a meeting are due, by which rule, and how that stands. */
    async papersDue(meetingId: MeetingId): Promise<PapersDue> {
      const sitting = await sittingOf(meetingId);
      const { dueAt, rule } = await dueOf(sitting);
      const [due] = await statesOf([dueAt]);
      if (!due) throw new Error('a due time stands in no way');
      return {
        dueAt: dueAt.toISOString(),
        due,
        sitting: sitting.sitting,
        workingDays: rule.value,
        legalSource: rule.legalSource,
      };
    },

    /**
     * What is recorded with a document that is added to a meeting now: nothing while the meeting is a draft, which is still being
     * prepared, or while its papers are not due yet; after that the reason, without which `late-reason-missing` is thrown.
     */
    async lateMark(
      meetingId: MeetingId,
      reason: string | null,
    ): Promise<{ reason: string; at: Date } | null> {
      const sitting = await sittingOf(meetingId);
      if (sitting.phase === 'draft') return null;
      const { dueAt } = await dueOf(sitting);
      const at = clock.now();
      const recorded = lateReasonFor({ dueAt, at, reason });
      return recorded === null ? null : { reason: recorded, at };
    },
  };
}
