import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '#client/ui/Field.tsx';
import { LONGEST_OPINION, marksUsed } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import { isBlankPaper, isFull, type MarkedPaper, tapBlank, tapOption, tapOther } from './marks.ts';
import classes from './OptionMarks.module.css';

/** The options of a vote to mark: one of them, or so many; an opinion of one's own where it is asked; or none of them. */
export function OptionMarks({
  method,
  marked,
  isSecret,
  disabled,
  onMark,
}: {
  method: BallotMethod;
  marked: MarkedPaper;
  isSecret: boolean;
  disabled: boolean;
  onMark: (marked: MarkedPaper) => void;
}) {
  const { t } = useTranslation('ballotKinds');
  const name = useId();
  const { options, atMost, otherOpinion } = method;
  const isSingle = atMost === 1;
  const type = isSingle ? 'radio' : 'checkbox';
  const isWriting = marked?.other !== undefined;
  const full = !isSingle && isFull(method, marked);
  return (
    <fieldset className={classes.marks} disabled={disabled}>
      <legend className={classes.legend}>
        <span>{isSingle ? t('paper.chooseOne') : t('paper.chooseUpTo', { count: atMost })}</span>
        {!isSingle && (
          <output className={classes.chosen}>
            {t('paper.chosen', { chosen: marked ? marksUsed(marked) : 0, most: atMost })}
          </output>
        )}
      </legend>
      {options.map((option, place) => {
        const isMarked = marked?.options.includes(place) ?? false;
        return (
          <label key={option} className={classes.option}>
            <input
              type={type}
              name={name}
              checked={isMarked}
              disabled={full && !isMarked}
              onChange={() => onMark(tapOption(method, marked, place))}
            />
            <span>{option}</span>
          </label>
        );
      })}
      {otherOpinion && (
        <label className={classes.option}>
          <input
            type={type}
            name={name}
            checked={isWriting}
            disabled={full && !isWriting}
            onChange={() => onMark(tapOther(method, marked))}
          />
          <span>{t('paper.other')}</span>
        </label>
      )}
      {marked && isWriting && (
        <div className={classes.opinion}>
          <TextAreaField
            label={t('paper.otherText')}
            hint={
              <>
                {isSecret && `${t('paper.writesSecretly')} `}
                {t('paper.otherLeft', { count: LONGEST_OPINION - (marked.other?.length ?? 0) })}
              </>
            }
            value={marked.other ?? ''}
            required
            maxLength={LONGEST_OPINION}
            rows={3}
            onChange={(event) => onMark({ ...marked, other: event.target.value })}
          />
        </div>
      )}
      <label className={classes.option} data-blank>
        <input
          type={type}
          name={name}
          checked={isBlankPaper(marked)}
          onChange={() => onMark(tapBlank(method, marked))}
        />
        <span>{t('paper.blank')}</span>
      </label>
    </fieldset>
  );
}
