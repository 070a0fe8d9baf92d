import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { RuleKey, RuleSetting, Sitting } from '#contract/http/rules.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Day, WorkingCalendar } from '#server/domain/working-days.ts';

/** What of a meeting decides when its papers are due. */
export type SittingTime = { phase: MeetingPhase; startsAt: Date; sitting: Sitting };

/** Reads the rules of procedure and the calendar of working days. */
export interface RuleStore {
  /** The rule in force on the day; null when there is none yet. */
  ruleOn(key: RuleKey, day: Day): Promise<RuleSetting | null>;
  /** The days that differ from the week's rule, from one day to another, both with it. */
  calendar(from: Day, to: Day): Promise<WorkingCalendar>;
  /** Null when there is no such meeting. */
  sittingOf(meetingId: MeetingId): Promise<SittingTime | null>;
}
