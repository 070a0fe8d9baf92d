import { MeetingPhase } from '#contract/http/meetings.ts';
import { type RuleKey, type RuleSettingOf, Sitting } from '#contract/http/rules.ts';
import type { Day } from '#server/domain/working-days.ts';
import type { RuleStore } from '#server/services/ports/rules.ts';
import type { Database } from './database.ts';
import { dateOf, dayKeyOf, settingOfRow } from './rule-rows.ts';

/** Rules of procedure and days off in PostgreSQL. */
export function createRuleStore({ prisma }: Pick<Database, 'prisma'>): RuleStore {
  return {
    async ruleOn<K extends RuleKey>(key: K, day: Day) {
      const row = await prisma.ruleSetting.findFirst({
        where: { key, validFrom: { lte: dateOf(day) } },
        orderBy: { validFrom: 'desc' },
      });
      return row && (settingOfRow(row) as RuleSettingOf<K>);
    },
    async calendar(from, to) {
      const rows = await prisma.holiday.findMany({
        where: { day: { gte: dateOf(from), lte: dateOf(to) } },
      });
      const daysWhere = (isWorkingDay: boolean) =>
        new Set(
          rows.filter((row) => row.isWorkingDay === isWorkingDay).map((row) => dayKeyOf(row.day)),
        );
      return { off: daysWhere(false), working: daysWhere(true) };
    },
    async sittingOf(meetingId) {
      const row = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { phase: true, startsAt: true, type: { select: { sitting: true } } },
      });
      return (
        row && {
          phase: MeetingPhase.parse(row.phase),
          startsAt: row.startsAt,
          sitting: Sitting.parse(row.type.sitting ?? 'regular'),
        }
      );
    },
  };
}
