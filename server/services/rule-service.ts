import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import { type Holiday, type RuleHistory, RuleKey, type RuleSetting } from '#contract/http/rules.ts';
import type { Actor } from '#server/domain/actor.ts';
import { can } from '#server/domain/permissions.ts';
import {
  requireExchangeable,
  requireNotInForce,
  requireNotPassed,
  ruleHistory,
} from '#server/domain/rule-history.ts';
import { type Day, dayOf } from '#server/domain/working-days.ts';
import type { Clock } from './ports/clock.ts';
import type { RuleBook } from './ports/rules.ts';

const EDIT: Action = 'rule.edit';

/** Keeps the rules of procedure and the calendar of working days. */
export type RuleService = ReturnType<typeof createRuleService>;

/**
 * Makes the service of rules of procedure. What is over stays as it was: a rule begins today at the earliest, and one that is in
 * force is followed, not removed. A meeting that was released keeps the rules that it was released with.
 */
export function createRuleService({ book, clock }: { book: RuleBook; clock: Clock }) {
  const today = () => dayOf(clock.now());

  function requireEditor({ unitRoles }: Actor): void {
    if (!can({ unitRoles, meetingRoles: [] }, EDIT)) throw refuse('FORBIDDEN', EDIT);
  }

  return {
    /** Every rule: in force today, before, and to come. */
    async list(): Promise<RuleHistory[]> {
      const settings = await book.settings();
      return RuleKey.options.map((key) => ruleHistory(settings, key, today()));
    },

    /** Sets a rule from a day on; set for the same day before, it is replaced. */
    async set(actor: Actor, setting: RuleSetting): Promise<RuleSetting> {
      requireEditor(actor);
      requireNotPassed(setting.validFrom, today());
      await book.set(setting, actor.userId);
      return setting;
    },

    /** Takes a rule back that is not in force yet. */
    async remove(actor: Actor, named: Pick<RuleSetting, 'key' | 'validFrom'>): Promise<void> {
      requireEditor(actor);
      const setting = (await book.settings()).find(
        ({ key, validFrom }) => key === named.key && validFrom === named.validFrom,
      );
      if (!setting) throw refuse('NOT_FOUND', 'rule');
      requireNotInForce(setting, today());
      await book.remove(setting, actor.userId);
    },

    /** The days of a year that differ from the week's rule. */
    holidays: (year: number): Promise<Holiday[]> => book.holidays(`${year}-01-01`, `${year}-12-31`),

    /** Makes a day that is not over a day off or an exchanged working day, or names it anew. */
    async setHoliday(actor: Actor, holiday: Holiday): Promise<Holiday> {
      requireEditor(actor);
      requireNotPassed(holiday.day, today());
      if (holiday.isWorkingDay) requireExchangeable(holiday.day);
      await book.setHoliday(holiday, actor.userId);
      return holiday;
    },

    /** Lets a day that is not over follow the rule of its week again. */
    async removeHoliday(actor: Actor, day: Day): Promise<void> {
      requireEditor(actor);
      requireNotPassed(day, today());
      if (!(await book.removeHoliday(day, actor.userId))) throw refuse('NOT_FOUND', 'holiday');
    },
  };
}
