import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '#client/ui/Field.tsx';
import type { RuleKey } from '#contract/http/rules.ts';
import type { Bound, TieRule, VoteBase } from '#contract/meeting-rules.ts';
import classes from './Rules.module.css';
import type { DraftProblem, RuleDraft } from './rule-draft.ts';
import { VotingFields } from './VotingFields.tsx';

type Fields = {
  draft: RuleDraft;
  problems: ReadonlySet<DraftProblem>;
  onChange: (change: Partial<RuleDraft>) => void;
};

/** The fields of a rule's value: those that this rule has. */
export function RuleFields({ ruleKey, ...fields }: Fields & { ruleKey: RuleKey }) {
  switch (ruleKey) {
    case 'meeting.quorum':
      return <ShareFields {...fields} />;
    case 'meeting.majority':
      return (
        <>
          <ShareFields {...fields} />
          <DecisionFields {...fields} />
        </>
      );
    case 'meeting.tie':
      return <TieField {...fields} />;
    case 'meeting.entitled':
    case 'meeting.substitutes':
    case 'meeting.proxies':
      return <VotingFields {...fields} ruleKey={ruleKey} />;
    case 'speech.seconds':
      return <AmountField {...fields} what="minutes" />;
    default:
      return <AmountField {...fields} what="days" />;
  }
}

const COMMON_SHARES = ['1/2', '3/5', '2/3', '3/4', '4/5', '1/1'];
const OTHER = 'other';

function ShareFields({ draft, problems, onChange }: Fields) {
  const { t } = useTranslation('rules');
  const share = `${draft.numerator}/${draft.denominator}`;
  const [isOther, setOther] = useState(!COMMON_SHARES.includes(share));
  const problem = (['share', 'majority'] as const).find((name) => problems.has(name));
  const error = problem && t(`problem.${problem}`);
  return (
    <>
      <SelectField
        label={t('form.share')}
        value={isOther ? OTHER : share}
        error={isOther ? null : error}
        onChange={({ target }) => {
          setOther(target.value === OTHER);
          const [numerator = '', denominator = ''] = target.value.split('/');
          if (target.value !== OTHER) onChange({ numerator, denominator });
        }}
      >
        {COMMON_SHARES.map((common) => (
          <option key={common} value={common}>
            {common === '1/1' ? t('form.all') : common}
          </option>
        ))}
        <option value={OTHER}>{t('form.otherShare')}</option>
      </SelectField>
      {isOther && (
        <div className={classes.pair}>
          <TextField
            label={t('form.numerator')}
            inputMode="numeric"
            required
            value={draft.numerator}
            error={error}
            onChange={({ target }) => onChange({ numerator: target.value })}
          />
          <TextField
            label={t('form.denominator')}
            inputMode="numeric"
            required
            value={draft.denominator}
            onChange={({ target }) => onChange({ denominator: target.value })}
          />
        </div>
      )}
    </>
  );
}

function DecisionFields({ draft, onChange }: Fields) {
  const { t } = useTranslation('rules');
  return (
    <>
      <SelectField
        label={t('form.bound')}
        value={draft.bound}
        onChange={({ target }) => onChange({ bound: target.value as Bound })}
      >
        <option value="moreThan">{t('form.moreThan')}</option>
        <option value="atLeast">{t('form.atLeast')}</option>
      </SelectField>
      <SelectField
        label={t('form.base')}
        value={draft.base}
        onChange={({ target }) => onChange({ base: target.value as VoteBase })}
      >
        <option value="members">{t('form.members')}</option>
        <option value="present">{t('form.present')}</option>
      </SelectField>
    </>
  );
}

function TieField({ draft, onChange }: Fields) {
  const { t } = useTranslation('rules');
  return (
    <SelectField
      label={t('form.tie')}
      value={draft.tie}
      onChange={({ target }) => onChange({ tie: target.value as TieRule })}
    >
      <option value="chair">{t('value.tie.chair')}</option>
      <option value="rejected">{t('value.tie.rejected')}</option>
    </SelectField>
  );
}

function AmountField({ draft, problems, onChange, what }: Fields & { what: 'minutes' | 'days' }) {
  const { t } = useTranslation('rules');
  return (
    <TextField
      label={t(`form.${what}`)}
      hint={what === 'days' ? t('form.daysHint') : undefined}
      inputMode={what === 'days' ? 'numeric' : 'decimal'}
      required
      value={draft.amount}
      error={problems.has(what) ? t(`problem.${what}`) : null}
      onChange={({ target }) => onChange({ amount: target.value })}
    />
  );
}
