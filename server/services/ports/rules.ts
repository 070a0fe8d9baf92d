import type { MeetingPhase } from '#contract/http/meetings.ts';
import type {
  Holiday,
  RuleKey,
  RuleSetting,
  RuleSettingOf,
  Sitting,
  Writing,
} from '#contract/http/rules.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { Day, WorkingCalendar } from '#server/domain/working-days.ts';

/** What of a meeting decides when its papers are due. */
export type SittingTime = { phase: MeetingPhase; startsAt: Date; sitting: Sitting };

/** Reads the rules of procedure and the calendar of working days. */
export interface RuleStore {
  /** The rule in force on the day; null when there is none yet. */
  ruleOn<K extends RuleKey>(key: K, day: Day): Promise<RuleSettingOf<K> | null>;
  /** The days that differ from the week's rule, from one day to another, both with it. */
  calendar(from: Day, to: Day): Promise<WorkingCalendar>;
  /** Null when there is no such meeting. */
  sittingOf(meetingId: MeetingId): Promise<SittingTime | null>;
}

/**
 * Keeps the rules of procedure and the days that differ from the week's rule; every change is audited with what was before. A
 * change says what it was made upon: false, and nothing changed, when something else is stored by then.
 */
export interface RuleBook {
  /** Every setting of every rule. */
  settings(): Promise<RuleSetting[]>;
  /** Sets a rule from its day on. Sent twice, it is done once. */
  set(writing: Writing<RuleSetting>, by: UserId): Promise<boolean>;
  /** Takes a setting back. */
  remove(setting: RuleSetting, by: UserId): Promise<boolean>;
  /** Those from one day to another, both with it, in order. */
  holidays(from: Day, to: Day): Promise<Holiday[]>;
  /** Makes the day what it says. Sent twice, it is done once. */
  setHoliday(writing: Writing<Holiday>, by: UserId): Promise<boolean>;
  /** Lets the day follow the rule of its week again. */
  removeHoliday(holiday: Holiday, by: UserId): Promise<boolean>;
}
