import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextAreaField } from '#client/ui/Field.tsx';
import type { DecisionRule } from '#contract/meeting-rules.ts';
import { MethodFields } from './MethodFields.tsx';
import classes from './OpenBallotSheet.module.css';
import { LEAST_QUESTION_LENGTH, type PlanDraft } from './plan-draft.ts';
import { LONGEST_QUESTION } from './question.ts';
import { SecrecyFields } from './SecrecyFields.tsx';

const MINUTES = [1, 2, 3, 5, 10];

/** The fields of a vote that is made, in the room or beforehand: question, time, secrecy, and when the result is published. */
export function BallotPlanFields({
  draft,
  voters,
  rule,
  onChange,
}: {
  draft: PlanDraft;
  /** How many are entitled, as far as it is known. */
  voters: number;
  /** The meeting's rule of decision; absent before the release. */
  rule?: DecisionRule | undefined;
  onChange: (part: Partial<PlanDraft>) => void;
}) {
  const { t } = useTranslation(['meeting', 'handCount']);
  const { question, seconds, codesShownTo, publishesAtClose, byHands } = draft;
  const own = seconds === null ? [] : [seconds / 60];
  const choices = [...new Set([...MINUTES, ...own])].sort((a, b) => a - b);
  return (
    <>
      <TextAreaField
        label={t('ballot.question')}
        hint={t('ballot.questionHint')}
        value={question}
        required
        minLength={LEAST_QUESTION_LENGTH}
        maxLength={LONGEST_QUESTION}
        rows={3}
        onChange={(event) => onChange({ question: event.target.value })}
      />
      <div>
        <CheckField
          label={t('handCount:make')}
          checked={byHands}
          onChange={(event) => onChange({ byHands: event.target.checked })}
        />
        {byHands && <p className={classes.voters}>{t('handCount:makeHint')}</p>}
      </div>
      {!byHands && (
        <>
          <MethodFields
            draft={draft.method}
            rule={rule}
            isSecret={codesShownTo !== null}
            onChange={(method) => onChange({ method })}
          />
          <SelectField
            label={t('ballot.time')}
            value={seconds === null ? '' : seconds / 60}
            onChange={({ target: { value } }) =>
              onChange({ seconds: value === '' ? null : Number(value) * 60 })
            }
          >
            {choices.map((count) => (
              <option key={count} value={count}>
                {t('ballot.minutes', { count })}
              </option>
            ))}
            <option value="">{t('ballot.noLimit')}</option>
          </SelectField>
          <SecrecyFields
            codesShownTo={codesShownTo}
            voters={voters}
            onChange={(shownTo) => onChange({ codesShownTo: shownTo })}
          />
          {codesShownTo === null && (
            <CheckField
              label={t('ballot.publishesAtClose')}
              checked={publishesAtClose}
              onChange={(event) => onChange({ publishesAtClose: event.target.checked })}
            />
          )}
        </>
      )}
    </>
  );
}
