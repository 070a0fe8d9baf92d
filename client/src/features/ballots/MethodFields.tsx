import { useTranslation } from 'react-i18next';
import { shareWords } from '#client/features/rules/share-words.ts';
import { CheckField, SelectField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';
import classes from './MethodFields.module.css';
import { KINDS, type MethodDraft, mostToChoose, withKind } from './method-draft.ts';
import { OptionFields } from './OptionFields.tsx';

/** How the vote is held: for and against, or a choice among options with how many, what wins, and an opinion of one's own. */
export function MethodFields({
  draft,
  rule,
  isSecret,
  onChange,
}: {
  draft: MethodDraft;
  /** Undefined before the release: what share is asked is not known yet. */
  rule: DecisionRule | undefined;
  isSecret: boolean;
  onChange: (draft: MethodDraft) => void;
}) {
  const { t } = useTranslation('ballotKinds');
  const { t: tRules } = useTranslation('rules');
  const { kind, options, winsBy, otherOpinion } = draft;
  return (
    <>
      <div className={classes.kind}>
        <p className={classes.label} aria-hidden="true">
          {t('kind.label')}
        </p>
        <SegmentedChoice
          label={t('kind.label')}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => onChange(withKind(draft, value))}
        />
      </div>
      {kind !== 'motion' && (
        <>
          <OptionFields draft={draft} onChange={onChange} />
          {kind === 'choose' && (
            <SelectField
              label={t('atMost')}
              value={mostToChoose(draft)}
              onChange={(event) => onChange({ ...draft, atMost: Number(event.target.value) })}
            >
              {options.map((option, place) => (
                <option key={option.key} value={place + 1}>
                  {t('atMostCount', { count: place + 1 })}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField
            label={t('winsBy.label')}
            value={winsBy}
            onChange={(event) =>
              onChange({ ...draft, winsBy: event.target.value as BallotMethod['winsBy'] })
            }
          >
            <option value="mostVotes">{t('winsBy.mostVotes')}</option>
            <option value="majority">
              {rule
                ? t('winsBy.majority', { share: shareWords(rule, tRules) })
                : t('winsBy.majorityUnset')}
            </option>
          </SelectField>
          <div>
            <CheckField
              label={t('otherOpinion')}
              checked={otherOpinion}
              onChange={(event) => onChange({ ...draft, otherOpinion: event.target.checked })}
            />
            {otherOpinion && <p className={classes.hint}>{t('otherOpinionHint')}</p>}
          </div>
          {otherOpinion && isSecret && <Notice tone="warn">{t('otherOpinionSecret')}</Notice>}
        </>
      )}
    </>
  );
}
