import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { focusFirstProblem } from '#client/ui/focus-first-problem.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AnswerText, Invitation } from '#contract/http/invitations.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import { absenceDraft, absenceIn, problemsIn } from './absence-draft.ts';
import classes from './Invitations.module.css';
import { StandInFields } from './StandInFields.tsx';

/** Why somebody will be absent, and who comes or votes in their place; `isOwn`: the person writes it, not the secretary. */
export function AbsenceSheet({
  meetingId,
  invitation,
  isOwn,
  rule,
  busy,
  error,
  onSend,
  onClose,
}: {
  meetingId: MeetingId;
  invitation: Invitation;
  isOwn: boolean;
  rule: VotingRule;
  busy: boolean;
  error: unknown;
  onSend: (text: AnswerText) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('invitations');
  const { t: tCommon } = useTranslation('common');
  const formId = useId();
  const [draft, setDraft] = useState(() => absenceDraft(invitation.answer));
  const [isAsked, setAsked] = useState(false);
  const problems = problemsIn(draft);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (problems.size === 0) onSend(absenceIn(draft));
    else focusFirstProblem(event.currentTarget);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={isOwn ? t('sheet.title') : t('sheet.titleFor', { name: invitation.name })}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} loading={busy}>
            {isOwn ? t('sheet.send') : tCommon('save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <TextAreaField
          label={t('sheet.reason')}
          required
          maxLength={300}
          value={draft.reason}
          error={isAsked && problems.has('reason') ? t('sheet.reasonMissing') : null}
          onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
        />
        <StandInFields
          meetingId={meetingId}
          invitation={invitation}
          isOwn={isOwn}
          rule={rule}
          draft={draft}
          error={isAsked && problems.has('person') ? t('sheet.personMissing') : null}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <ErrorNotice error={error} />
      </form>
    </Sheet>
  );
}
