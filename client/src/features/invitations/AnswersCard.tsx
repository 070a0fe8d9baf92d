import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Card } from '#client/ui/Card.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { Invitations } from '#contract/http/invitations.ts';
import type { MeetingId } from '#contract/ids.ts';
import { AnswerRow } from './AnswerRow.tsx';
import { type AnswerKind, countAnswers, kindOf, waitingForDecision } from './answer-counts.ts';
import classes from './Invitations.module.css';

const REFRESH_MS = 20_000;
const KINDS: readonly AnswerKind[] = ['confirmed', 'absent', 'silent'];

/** What everybody who is invited has answered, for those who prepare the meeting: who decides on substitutes and notes answers. */
export function AnswersCard({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('invitations');
  const list = useQuery({
    ...read('invitations.list', { params: { meetingId } }),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Card title={t('list.title')}>
      {list.data ? (
        <Answers meetingId={meetingId} {...list.data} />
      ) : list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <LoadingState />
      )}
    </Card>
  );
}

function Answers({ meetingId, invitations, rule, isOpen }: Invitations & { meetingId: MeetingId }) {
  const { t } = useTranslation('invitations');
  const [shown, setShown] = useState<AnswerKind | 'all'>('all');
  const counts = countAnswers(invitations);
  const waiting = waitingForDecision(invitations).length;
  const lines = invitations.filter((line) => shown === 'all' || kindOf(line) === shown);
  return (
    <>
      <dl className={classes.counts}>
        {KINDS.map((kind) => (
          <div key={kind} data-kind={kind}>
            <dt>{t(`list.${kind}`)}</dt>
            <dd className="numerals">{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {waiting > 0 && <Notice tone="warn">{t('list.waiting', { count: waiting })}</Notice>}
      <SegmentedChoice
        label={t('list.filter')}
        value={shown}
        choices={(['all', ...KINDS] as const).map((value) => ({
          value,
          label: t(`list.${value}`),
        }))}
        onChange={setShown}
      />
      {lines.length === 0 && <p className={classes.hint}>{t('list.empty')}</p>}
      <ul className={classes.rows}>
        {lines.map((invitation) => (
          <AnswerRow
            key={invitation.userId}
            meetingId={meetingId}
            invitation={invitation}
            rule={rule}
            isOpen={isOpen}
          />
        ))}
      </ul>
      {rule.proxiesPerHolder > 0 && <p className={classes.hint}>{t('list.proxiesNotSecret')}</p>}
    </>
  );
}
