import { IconCircleCheck, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { AnswerText, Invitation, OwnInvitation } from '#contract/http/invitations.ts';
import type { MeetingId } from '#contract/ids.ts';
import { AbsenceSheet } from './AbsenceSheet.tsx';
import classes from './Invitations.module.css';
import { standInWords } from './stand-in-words.ts';
import { useAnswering } from './use-answering.ts';

/** One's own answer to the invitation: given here, and changed until the meeting is over. */
export function InvitationCard({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('invitations');
  const own = useQuery(read('invitations.mine', { params: { meetingId } }));
  if (own.data) return <OwnAnswer meetingId={meetingId} own={own.data} />;
  return (
    <Card title={t('title')}>
      {own.error ? (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      ) : (
        <LoadingState />
      )}
    </Card>
  );
}

function OwnAnswer({ meetingId, own }: { meetingId: MeetingId; own: OwnInvitation }) {
  const { t } = useTranslation('invitations');
  const [isReporting, setReporting] = useState(false);
  const { invitation, rule, isOpen } = own;
  const { answer } = invitation;
  const params = { meetingId };
  const shown = read('invitations.mine', { params });
  const answering = useAnswering(
    shown,
    (body: AnswerText) => call('invitations.answer', { params, body }),
    () => setReporting(false),
  );
  const withdrawing = useAnswering(shown, () => call('invitations.withdraw', { params }));
  if (!isOpen && !answer) return null;
  return (
    <Card title={t('title')}>
      <OwnWords invitation={invitation} />
      {isOpen && (
        <div className={classes.acts}>
          {answer?.kind !== 'confirmed' && (
            <Button
              look={answer ? 'default' : 'primary'}
              icon={<IconCircleCheck size={20} aria-hidden="true" />}
              loading={answering.isPending && !isReporting}
              onClick={() => answering.mutate({ kind: 'confirmed' })}
            >
              {t('confirm')}
            </Button>
          )}
          <Button
            icon={<IconUserOff size={20} aria-hidden="true" />}
            onClick={() => {
              answering.reset();
              setReporting(true);
            }}
          >
            {t(answer?.kind === 'absent' ? 'edit' : 'report')}
          </Button>
          {answer && (
            <Button
              look="quiet"
              loading={withdrawing.isPending}
              onClick={() => withdrawing.mutate()}
            >
              {t('withdraw')}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={(isReporting ? null : answering.error) ?? withdrawing.error} />
      {isReporting && (
        <AbsenceSheet
          meetingId={meetingId}
          invitation={invitation}
          isOwn
          rule={rule}
          busy={answering.isPending}
          error={answering.error}
          onSend={(text) => answering.mutate(text)}
          onClose={() => setReporting(false)}
        />
      )}
    </Card>
  );
}

function OwnWords({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('invitations');
  const { answer, replaces, holdsFor } = invitation;
  return (
    <div className={classes.said} role="status">
      {replaces !== null && <p>{t('replaces', { name: replaces })}</p>}
      {answer ? (
        <p>
          <strong data-kind={answer.kind}>{t(`own.${answer.kind}`)}</strong>
          <small className="numerals">
            {t(answer.isEntered ? 'own.entered' : 'own.at', { time: formatDateTime(answer.at) })}
          </small>
        </p>
      ) : (
        <p>{t('ask')}</p>
      )}
      {answer?.kind === 'absent' && (
        <>
          <p>{t('reasonOf', { reason: answer.reason })}</p>
          {answer.standIn && <p>{standInWords(answer.standIn, t)}</p>}
        </>
      )}
      {holdsFor.length > 0 && <p>{t('holdsFor', { names: holdsFor.join(', ') })}</p>}
    </div>
  );
}
