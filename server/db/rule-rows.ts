import { RuleKey, RuleSetting } from '#contract/http/rules.ts';
import type { Day } from '#server/domain/working-days.ts';
import type { Database } from './database.ts';

/** The day that a column of dates holds. */
export const dayKeyOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** A day as a column of dates takes it. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** A row of settings as the contract knows it; a value that the rule cannot have throws. */
export function settingOfRow(row: {
  key: string;
  validFrom: Date;
  value: unknown;
  legalSource: string;
}): RuleSetting {
  return RuleSetting.parse({ ...row, validFrom: dayKeyOf(row.validFrom) });
}

const SETTINGS = `
select key, valid_from::text as "validFrom", value, legal_source as "legalSource"
from rule_setting where key = any($1)`;

/** Every setting of every rule, over the pool. */
export async function readRuleSettings(pool: Database['pool']): Promise<RuleSetting[]> {
  const { rows } = await pool.query<object>(SETTINGS, [RuleKey.options]);
  return rows.map((row) => RuleSetting.parse(row));
}
