import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { SelectField, TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { HandCounting } from '#contract/live/hand-count.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { CHOICES } from './choices.ts';
import { DifferingCounts } from './DifferingCounts.tsx';
import classes from './HandCount.module.css';
import { emptyHands, figuresOf, type HandDraft, needsChairSide } from './hand-draft.ts';

/** One person's own count of the hands. It may be corrected until the second person has entered theirs. */
export function HandCountForm({ ballot, hands }: { ballot: OpenBallot; hands: HandCounting }) {
  const { t } = useTranslation(['handCount', 'meeting']);
  const frame = useLive((state) => state.frame);
  const attendance = useLive((state) => state.attendance);
  const selfId = useLiveView((view) => view.selfId);
  const [draft, setDraft] = useState<HandDraft>(emptyHands);
  const { run, busy, error } = useRun();
  const present = ballot.voters.filter((id) => attendance[id]?.status === 'present').length;
  const isTied = frame !== null && needsChairSide(draft, ballot, present, frame);
  const figures = figuresOf(draft, isTied);
  const isEntered = selfId !== null && hands.enteredBy.includes(selfId);
  const others = hands.enteredBy.filter((id) => id !== selfId);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (figures) void run('ballot.enterHands', { ballotId: ballot.ballotId, figures });
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label={t('own')}>
      {hands.differed > 0 && hands.enteredBy.length === 0 && <DifferingCounts ballot={ballot} />}
      <p className={classes.hint}>{t('hint', { count: present })}</p>
      <div className={classes.figures}>
        {CHOICES.map((choice) => (
          <TextField
            key={choice}
            label={t(`meeting:ballot.${choice}`)}
            inputMode="numeric"
            autoComplete="off"
            required
            value={draft[choice]}
            onChange={({ target: { value } }) =>
              setDraft({ ...draft, [choice]: value.replace(/\D/g, '').slice(0, 4) })
            }
          />
        ))}
      </div>
      {isTied && (
        <SelectField
          label={t('chairSide')}
          hint={t('chairSideHint')}
          required
          value={draft.chairChoice ?? ''}
          onChange={({ target: { value } }) =>
            setDraft({ ...draft, chairChoice: value as HandDraft['chairChoice'] })
          }
        >
          <option value="" disabled>
            {t('chairChoose')}
          </option>
          <option value="none">{t('chairDidNot')}</option>
          {CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`meeting:ballot.${choice}`)}
            </option>
          ))}
        </SelectField>
      )}
      {others.map((userId) => (
        <Notice key={userId}>{t('otherEntered', { name: nameOfUser(frame, userId) })}</Notice>
      ))}
      {isEntered && <Notice tone="ok">{t('entered')}</Notice>}
      <ErrorNotice error={error} />
      <Button look="primary" wide type="submit" loading={busy !== null} disabled={!figures}>
        {t(isEntered ? 'correct' : 'send')}
      </Button>
    </form>
  );
}
