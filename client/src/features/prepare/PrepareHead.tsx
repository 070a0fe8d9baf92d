import { IconDoorEnter, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '#client/api/call.ts';
import { queryClient } from '#client/api/query-client.ts';
import { PhasePill } from '#client/features/meetings/PhasePill.tsx';
import { Button, ButtonLink, GoButton } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatSpan } from '#client/ui/format-date.ts';
import { PageHead } from '#client/ui/PageHead.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import overview from '../meetings/MeetingOverview.module.css';
import type { Check } from './checklist.ts';
import { ReleaseButton } from './ReleaseButton.tsx';

/** The head of the preparation: which meeting, how far it is, and handing it out or discarding it. */
export function PrepareHead({
  meeting,
  checks,
  onRemoved,
}: {
  meeting: Meeting;
  checks: readonly Check[];
  onRemoved: () => void;
}) {
  const { t } = useTranslation('prepare');
  const draft = meeting.phase === 'draft';
  const open = meeting.phase === 'released' || meeting.phase === 'running';
  return (
    <PageHead
      back={{ to: '/lich-hop', text: t('back') }}
      title={meeting.title}
      lead={
        <div className={overview.kind}>
          <PhasePill phase={meeting.phase} />
          <span className="numerals">{formatSpan(meeting.startsAt, meeting.endsAt)}</span>
        </div>
      }
      actions={
        <>
          {draft && <Discard meeting={meeting} onRemoved={onRemoved} />}
          <ButtonLink to={`/cuoc-hop/${meeting.meetingId}`}>{t('overview')}</ButtonLink>
          {draft && meeting.may.includes('meeting.release') && (
            <ReleaseButton meeting={meeting} checks={checks} />
          )}
          {open && meeting.may.includes('conference.join') && (
            <GoButton
              look="primary"
              to={`/hop/${meeting.meetingId}`}
              icon={<IconDoorEnter size={22} aria-hidden="true" />}
            >
              {t('joinMeeting', { ns: 'common' })}
            </GoButton>
          )}
        </>
      }
    />
  );
}

function Discard({ meeting, onRemoved }: { meeting: Meeting; onRemoved: () => void }) {
  const { t } = useTranslation('prepare');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useMutation({
    mutationFn: () => call('meetings.remove', { params: { meetingId: meeting.meetingId } }),
    onSuccess: async () => {
      onRemoved();
      void queryClient.invalidateQueries({ queryKey: ['meetings.list'] });
      void queryClient.invalidateQueries({ queryKey: ['home.duties'] });
      await navigate('/lich-hop', { replace: true });
    },
  });
  return (
    <>
      <Button
        look="danger"
        icon={<IconTrash size={20} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t('discard.action')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('discard.title', { title: meeting.title })}
        confirm={t('discard.action')}
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </>
  );
}
