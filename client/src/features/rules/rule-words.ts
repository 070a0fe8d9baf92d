import type { TFunction } from 'i18next';
import type { RuleSetting } from '#contract/http/rules.ts';
import { shareWords } from './share-words.ts';
import { votingWords } from './voting-words.ts';

/** What a rule says, as a sentence of its own. */
export function ruleWords(
  setting: Pick<RuleSetting, 'key' | 'value'>,
  t: TFunction<'rules'>,
): string {
  const rule = setting as RuleSetting;
  switch (rule.key) {
    case 'meeting.quorum': {
      const share = shareWords({ ...rule.value, bound: 'atLeast', base: 'members' }, t);
      return capital(t('value.quorum', { share }));
    }
    case 'meeting.majority':
      return capital(t('value.majority', { share: shareWords(rule.value, t) }));
    case 'meeting.tie':
      return t(`value.tie.${rule.value}`);
    case 'meeting.entitled':
    case 'meeting.substitutes':
    case 'meeting.proxies':
      return votingWords(rule, t);
    case 'speech.seconds':
      return t('value.speech', { time: lengthWords(rule.value, t) });
    default:
      return rule.value === 0 ? t('value.dueSameDay') : t('value.due', { count: rule.value });
  }
}

function lengthWords(seconds: number, t: TFunction<'rules'>): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [
    minutes > 0 && t('value.minutes', { count: minutes }),
    rest > 0 && t('value.seconds', { count: rest }),
  ]
    .filter(Boolean)
    .join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
