import { refuse } from '#contract/errors.ts';
import type { RuleHistory, RuleKey, RuleSetting, RuleSettingOf } from '#contract/http/rules.ts';
import type { Day } from './working-days.ts';

/** The setting of a rule that is in force on the day: the last one that began by then; null while none has. */
export function inForceOn<K extends RuleKey>(
  settings: readonly RuleSetting[],
  key: K,
  day: Day,
): RuleSettingOf<K> | null {
  return inOrder(settings, key).findLast(({ validFrom }) => validFrom <= day) ?? null;
}

/** A rule with what is in force today, what was before and what is to come, each from the earliest on. */
export function ruleHistory(
  settings: readonly RuleSetting[],
  key: RuleKey,
  today: Day,
): RuleHistory {
  const begun = inOrder(settings, key).filter(({ validFrom }) => validFrom <= today);
  return {
    key,
    past: begun.slice(0, -1),
    current: begun.at(-1) ?? null,
    coming: inOrder(settings, key).filter(({ validFrom }) => validFrom > today),
  };
}

/** Refuses a day that is over: what was in force on it is what meetings were held by. */
export function requireNotPassed(day: Day, today: Day): void {
  if (day < today) throw refuse('WRONG_STATE', 'day-passed');
}

/** Refuses to take back a rule that is in force, or was: it can only be followed by another one. */
export function requireNotInForce({ validFrom }: RuleSetting, today: Day): void {
  if (validFrom <= today) throw refuse('WRONG_STATE', 'rule-in-force');
}

function inOrder<K extends RuleKey>(settings: readonly RuleSetting[], key: K): RuleSettingOf<K>[] {
  return settings
    .filter((setting): setting is RuleSettingOf<K> => setting.key === key)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}
