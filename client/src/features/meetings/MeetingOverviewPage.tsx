import {
  IconDeviceTv,
  IconDoorEnter,
  IconMessages,
  IconPencil,
  IconVideoPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import { ReadersCard } from '#client/features/hand-out/ReadersCard.tsx';
import { InvitationCard } from '#client/features/invitations/InvitationCard.tsx';
import { RecordingCard } from '#client/features/recording/RecordingCard.tsx';
import { fetchDocumentPage } from '#client/features/viewer/fetch-document-page.ts';
import { ButtonLink, GoButton } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './MeetingOverview.module.css';
import { OverviewAgenda } from './OverviewAgenda.tsx';
import { OverviewFacts, OverviewSites } from './OverviewFacts.tsx';
import { OverviewPeople } from './OverviewPeople.tsx';
import { PhasePill } from './PhasePill.tsx';

/** A meeting outside of its running: what will be dealt with, with which papers, by whom; and the way in. */
export function Component() {
  const { meetingId = '' } = useParams();
  const meeting = useQuery(read('meetings.get', { params: { meetingId } }));
  const mayReadUnits = useMay('unit.read');
  const units = useQuery({ ...read('units.list', {}), enabled: mayReadUnits });
  usePageTitle(meeting.data?.title ?? '');
  // Who looks at the agenda will open a paper: what shows it is there by then.
  useEffect(fetchDocumentPage, []);
  if (!meeting.data) {
    return meeting.error ? (
      <ErrorState error={meeting.error} onRetry={() => void meeting.refetch()} />
    ) : (
      <LoadingState />
    );
  }
  const unitNames = new Map(units.data?.map((unit) => [unit.unitId, unit.name]));
  return (
    <>
      <OverviewHead meeting={meeting.data} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <OverviewState meeting={meeting.data} />
          {meeting.data.phase === 'ended' && meeting.data.may.includes('recording.watch') && (
            <RecordingCard meetingId={meeting.data.meetingId} />
          )}
          {isAsked(meeting.data) && <InvitationCard meetingId={meeting.data.meetingId} />}
          <OverviewAgenda meeting={meeting.data} unitNames={unitNames} />
          {meeting.data.may.includes('document.seeReaders') && meeting.data.phase !== 'draft' && (
            <ReadersCard meeting={meeting.data} />
          )}
        </div>
        <div className={classes.stack}>
          <OverviewFacts meeting={meeting.data} />
          <OverviewPeople meeting={meeting.data} />
          <OverviewSites meeting={meeting.data} />
        </div>
      </div>
    </>
  );
}

/** Chair and secretary have made the meeting: nobody asks them whether they come. */
function isAsked({ phase, may }: Meeting): boolean {
  const isInvited = may.includes('invitation.answer') && !may.includes('invitation.manage');
  return isInvited && phase !== 'draft';
}

function OverviewHead({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const open = meeting.phase === 'released' || meeting.phase === 'running';
  const mayJoin = meeting.may.includes('conference.join');
  return (
    <PageHead
      back={{ to: '/lich-hop', text: t('overview.back') }}
      title={meeting.title}
      lead={
        <div className={classes.kind}>
          <PhasePill phase={meeting.phase} />
          {meeting.typeName}
        </div>
      }
      actions={
        <>
          {meeting.may.includes('meeting.edit') && (
            <ButtonLink
              to={`/chuan-bi/${meeting.meetingId}`}
              icon={<IconPencil size={20} aria-hidden="true" />}
            >
              {t('overview.edit')}
            </ButtonLink>
          )}
          {meeting.phase !== 'draft' && meeting.may.includes('comment.export') && (
            <ButtonLink
              to={`/cuoc-hop/${meeting.meetingId}/gop-y`}
              icon={<IconMessages size={20} aria-hidden="true" />}
            >
              {t('overview.comments')}
            </ButtonLink>
          )}
          {meeting.may.includes('mediaWay.arrange') && meeting.phase !== 'ended' && (
            <ButtonLink
              to={`/cuoc-hop/${meeting.meetingId}/thiet-bi`}
              icon={<IconVideoPlus size={20} aria-hidden="true" />}
            >
              {t('overview.equipment')}
            </ButtonLink>
          )}
          {open && meeting.may.includes('hallScreen.show') && (
            <ButtonLink
              to={`/hop/${meeting.meetingId}/man-hinh`}
              icon={<IconDeviceTv size={20} aria-hidden="true" />}
            >
              {t('overview.hall')}
            </ButtonLink>
          )}
          {open && mayJoin && (
            <GoButton
              look="primary"
              to={`/hop/${meeting.meetingId}`}
              icon={<IconDoorEnter size={22} aria-hidden="true" />}
            >
              {t('overview.join')}
            </GoButton>
          )}
        </>
      }
    />
  );
}

function OverviewState({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  if (meeting.phase === 'draft') return <Notice>{t('overview.draft')}</Notice>;
  if (meeting.phase !== 'ended') return null;
  return (
    <Notice
      tone="ok"
      title={t('overview.result')}
      action={
        meeting.may.includes('conference.join') && (
          <ButtonLink size="small" to={`/hop/${meeting.meetingId}`}>
            {t('overview.resultOpen')}
          </ButtonLink>
        )
      }
    >
      {t('overview.resultText')}
    </Notice>
  );
}
