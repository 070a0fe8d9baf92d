import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import {
  type Holiday,
  type RuleHistory,
  RuleKey,
  type RuleSetting,
  type Writing,
} from '#contract/http/rules.ts';
import type { Actor } from '#server/domain/actor.ts';
import { can } from '#server/domain/permissions.ts';
import { requireNotInForce, requireNotPassed, ruleHistory } from '#server/domain/rule-history.ts';
import { dayOf, requireExchangeable } from '#server/domain/working-days.ts';
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

    /** Sets a rule from a day on; STALE_VERSION when a colleague was quicker to set it for the same day. */
    async set(actor: Actor, writing: Writing<RuleSetting>): Promise<RuleSetting> {
      requireEditor(actor);
      requireNotPassed(writing.written.validFrom, today());
      if (!(await book.set(writing, actor.userId))) throw refuse('STALE_VERSION', 'rule-changed');
      return writing.written;
    },

    /** Takes a rule back that is not in force yet; STALE_VERSION when it is not what it was. */
    async remove(actor: Actor, setting: RuleSetting): Promise<void> {
      requireEditor(actor);
      requireNotInForce(setting, today());
      if (!(await book.remove(setting, actor.userId)))
        throw refuse('STALE_VERSION', 'rule-changed');
    },

    /** The days of a year that differ from the week's rule. */
    holidays: (year: number): Promise<Holiday[]> => book.holidays(`${year}-01-01`, `${year}-12-31`),

    /**
     * Makes a day that is not over a day off or an exchanged working day, or names it anew; STALE_VERSION when a colleague was
     * quicker.
     */
    async setHoliday(actor: Actor, writing: Writing<Holiday>): Promise<Holiday> {
      requireEditor(actor);
      const { day, isWorkingDay } = writing.written;
      requireNotPassed(day, today());
      if (isWorkingDay) requireExchangeable(day);
      if (!(await book.setHoliday(writing, actor.userId)))
        throw refuse('STALE_VERSION', 'holiday-changed');
      return writing.written;
    },

    /** Lets a day that is not over follow the rule of its week again; STALE_VERSION when it is not what it was. */
    async removeHoliday(actor: Actor, holiday: Holiday): Promise<void> {
      requireEditor(actor);
      requireNotPassed(holiday.day, today());
      if (!(await book.removeHoliday(holiday, actor.userId)))
        throw refuse('STALE_VERSION', 'holiday-changed');
    },
  };
}
