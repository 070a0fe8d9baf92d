import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { shareWords } from '#client/features/rules/share-words.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckField, SelectField, TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';
import { MethodFields } from './MethodFields.tsx';
import { draftFault, methodOf, newMethodDraft } from './method-draft.ts';
import classes from './OpenBallotSheet.module.css';
import { adoptionIn } from './question.ts';
import { SecrecyFields } from './SecrecyFields.tsx';
import { VotingTerms } from './VotingTerms.tsx';

const MINUTES = [1, 2, 3, 5, 10] as const;
const STANDARD_MINUTES = 3;

/** The chair puts a question to the vote; it is prefilled from the item, so that one more tap is enough. */
export function OpenBallotSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const { t: tRules } = useTranslation('rules');
  const itemId = useLive((state) => state.currentItemId);
  const frame = useLive((state) => state.frame);
  const quorum = useLive((state) => state.quorum);
  const attendance = useLive((state) => state.attendance);
  const title = frame?.items.find((item) => item.itemId === itemId)?.title;
  const [question, setQuestion] = useState(() => {
    if (title === undefined) return '';
    return (adoptionIn(title) ?? t('ballot.questionFromItem', { title })).slice(0, 500);
  });
  const [method, setMethod] = useState(newMethodDraft);
  const [minutes, setMinutes] = useState<number | null>(STANDARD_MINUTES);
  const [codesShownTo, setCodesShownTo] = useState<CodesShownTo | null>(null);
  const [publishesAtClose, setPublishesAtClose] = useState(true);
  const { run, busy, error } = useRun();
  const isSecret = codesShownTo !== null;
  const voters = frame ? entitledVoters(frame, attendance, { isSecret }).voters : [];
  const present = voters.filter((voter) => attendance[voter]?.status === 'present').length;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('govern.openBallot')}
      footer={
        <Button
          look="primary"
          type="submit"
          form="open-ballot"
          loading={busy !== null}
          disabled={question.trim().length < 3 || draftFault(method) !== null}
        >
          {t('govern.openBallot')}
        </Button>
      }
    >
      <form
        id="open-ballot"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const seconds = minutes === null ? null : minutes * 60;
          const ending =
            codesShownTo !== null
              ? { secret: { codesShownTo } }
              : publishesAtClose && { publishesAtClose };
          const input = {
            itemId,
            question: question.trim(),
            seconds,
            method: methodOf(method),
            ...ending,
          };
          void run('ballot.open', input).then((ok) => ok && onClose());
        }}
      >
        <TextAreaField
          label={t('ballot.question')}
          hint={t('ballot.questionHint')}
          value={question}
          required
          minLength={3}
          maxLength={500}
          rows={3}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <MethodFields
          draft={method}
          rule={frame?.rules.decision}
          isSecret={codesShownTo !== null}
          onChange={setMethod}
        />
        <SelectField
          label={t('ballot.time')}
          value={minutes ?? ''}
          onChange={(event) =>
            setMinutes(event.target.value === '' ? null : Number(event.target.value))
          }
        >
          {MINUTES.map((count) => (
            <option key={count} value={count}>
              {t('ballot.minutes', { count })}
            </option>
          ))}
          <option value="">{t('ballot.noLimit')}</option>
        </SelectField>
        <SecrecyFields
          codesShownTo={codesShownTo}
          voters={voters.length}
          onChange={setCodesShownTo}
        />
        {codesShownTo === null && (
          <CheckField
            label={t('ballot.publishesAtClose')}
            checked={publishesAtClose}
            onChange={(event) => setPublishesAtClose(event.target.checked)}
          />
        )}
        <p className={classes.voters}>{t('ballot.voters', { count: voters.length, present })}</p>
        {frame && <VotingTerms frame={frame} attendance={attendance} isSecret={isSecret} />}
        {frame && method.kind === 'motion' && (
          <p className={classes.voters}>
            {t('ballot.passedBy', { share: shareWords(frame.rules.decision, tRules) })}
          </p>
        )}
        {!quorum.reached && (
          <Notice tone="warn">
            {t('ballot.quorumWarning', {
              present: quorum.present,
              base: quorum.base,
              required: quorum.required,
            })}
          </Notice>
        )}
        <ErrorNotice error={error} />
      </form>
    </Sheet>
  );
}
