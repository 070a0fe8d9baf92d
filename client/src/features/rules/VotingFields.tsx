import { useTranslation } from 'react-i18next';
import { SelectField } from '#client/ui/Field.tsx';
import type { Entitled, SubstituteRule } from '#contract/meeting-rules.ts';
import type { RuleDraft } from './rule-draft.ts';
import { votingWords } from './voting-words.ts';

const ENTITLED: readonly Entitled[] = ['members', 'present'];
const SUBSTITUTES: readonly SubstituteRule[] = ['none', 'withoutVote', 'withVote'];
const MOST_PROXIES = ['0', '1', '2', '3', '4', '5'];

/** The field of a rule that says who votes, and for whom. */
export function VotingFields({
  ruleKey,
  draft,
  onChange,
}: {
  ruleKey: 'meeting.entitled' | 'meeting.substitutes' | 'meeting.proxies';
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
}) {
  const { t } = useTranslation('rules');
  const label = t(`name.${ruleKey}`);
  switch (ruleKey) {
    case 'meeting.entitled':
      return (
        <SelectField
          label={label}
          value={draft.entitled}
          onChange={({ target }) => onChange({ entitled: target.value as Entitled })}
        >
          {ENTITLED.map((value) => (
            <option key={value} value={value}>
              {votingWords({ key: ruleKey, value }, t)}
            </option>
          ))}
        </SelectField>
      );
    case 'meeting.substitutes':
      return (
        <SelectField
          label={label}
          value={draft.substitutes}
          onChange={({ target }) => onChange({ substitutes: target.value as SubstituteRule })}
        >
          {SUBSTITUTES.map((value) => (
            <option key={value} value={value}>
              {votingWords({ key: ruleKey, value }, t)}
            </option>
          ))}
        </SelectField>
      );
    case 'meeting.proxies':
      return (
        <SelectField
          label={label}
          hint={t('form.proxiesHint')}
          value={draft.amount}
          onChange={({ target }) => onChange({ amount: target.value })}
        >
          {MOST_PROXIES.map((value) => (
            <option key={value} value={value}>
              {votingWords({ key: ruleKey, value: Number(value) }, t)}
            </option>
          ))}
        </SelectField>
      );
  }
}
