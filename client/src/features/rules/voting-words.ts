import type { TFunction } from 'i18next';
import type { RuleSettingOf } from '#contract/http/rules.ts';

type VotingSetting = RuleSettingOf<'meeting.entitled' | 'meeting.substitutes' | 'meeting.proxies'>;
type Said<S> = S extends VotingSetting ? Pick<S, 'key' | 'value'> : never;

/** Who votes, and for whom, as a sentence of its own. */
export function votingWords(rule: Said<VotingSetting>, t: TFunction<'rules'>): string {
  switch (rule.key) {
    case 'meeting.entitled':
      return t(`value.entitled.${rule.value}`);
    case 'meeting.substitutes':
      return t(`value.substitutes.${rule.value}`);
    case 'meeting.proxies':
      return rule.value === 0 ? t('value.noProxies') : t('value.proxies', { count: rule.value });
  }
}
