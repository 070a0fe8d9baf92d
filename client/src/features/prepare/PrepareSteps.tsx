import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { read } from '#client/api/query.ts';
import { useMe } from '#client/api/session.ts';
import { LateUploads } from '#client/features/papers/LateUploads.tsx';
import { PaperBoard } from '#client/features/papers/PaperBoard.tsx';
import { SeatingStep } from '#client/features/seat-map/SeatingStep.tsx';
import { useSeating } from '#client/features/seat-map/use-seating.ts';
import { Card } from '#client/ui/Card.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import { AgendaStep } from './AgendaStep.tsx';
import { AttendeesStep } from './AttendeesStep.tsx';
import { BallotsStep } from './BallotsStep.tsx';
import { checksOf } from './checklist.ts';
import { DocumentsStep } from './DocumentsStep.tsx';
import { InfoConflict } from './InfoConflict.tsx';
import { InfoFields } from './InfoFields.tsx';
import type { Organisation } from './organisation.ts';
import classes from './Prepare.module.css';
import { PrepareHead } from './PrepareHead.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SitesFields } from './SitesFields.tsx';
import { StepRail } from './StepRail.tsx';
import { hashOf, type StepId } from './steps.ts';
import { useAttendeeDraft } from './use-attendee-draft.ts';
import { type InfoDraftHold, useInfoDraft } from './use-info-draft.ts';
import { useItemDrafts } from './use-item-drafts.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useUploads } from './use-uploads.ts';

/** The page of preparing: head, rail and the step at hand. Drafts live here, so that changing the step loses nothing. */
export function PrepareSteps({
  meeting,
  organisation,
  step,
  onRemoved,
}: {
  meeting: Meeting;
  organisation: Organisation;
  step: StepId;
  onRemoved: () => void;
}) {
  const { t } = useTranslation('prepare');
  const navigate = useNavigate();
  const me = useMe();
  const { refresh } = useMeetingCache(meeting.meetingId);
  const info = useInfoDraft(meeting);
  const attendees = useAttendeeDraft(
    meeting,
    organisation.people.map((person) => person.userId),
  );
  const seating = useSeating(meeting, step === 'seats');
  const items = useItemDrafts();
  const uploads = useUploads(refresh);
  const sending = uploads.pending.some((entry) => entry.progress.state === 'sending');
  const unsaved = info.dirty
    ? 'info'
    : items.dirty
      ? 'agenda'
      : attendees.dirty
        ? 'attendees'
        : seating.dirty
          ? 'seats'
          : null;
  const blocker = useLeaveGuard(unsaved !== null || sending);
  const board = useQuery({
    ...read('papers.board', { params: { meetingId: meeting.meetingId } }),
    enabled: meeting.may.includes('paper.ask'),
  });
  const checks = checksOf(meeting, unsaved, board.data?.requests ?? []);

  function takeFiles(itemId: string, files: File[]): void {
    uploads.add(itemId, files);
    void navigate(hashOf('documents'), { preventScrollReset: true });
  }

  return (
    <>
      <PrepareHead meeting={meeting} checks={checks} onRemoved={onRemoved} />
      <div className={classes.layout}>
        <StepRail
          step={step}
          checks={checks}
          releasedTo={meeting.phase === 'draft' ? null : personCount(meeting)}
        />
        <div>
          {step === 'info' && (
            <Card title={t('steps.info')}>
              <InfoFields
                draft={info.draft}
                problems={info.problems}
                organisation={organisation}
                mayChangeChair={meeting.phase !== 'running' || me.userId === meeting.chairId}
                onChange={info.change}
              />
              <InfoSaveBar hold={info} />
            </Card>
          )}
          {step === 'agenda' && (
            <AgendaStep
              meeting={meeting}
              organisation={organisation}
              drafts={items}
              onFiles={takeFiles}
            />
          )}
          {step === 'documents' && (
            <div className={classes.stack}>
              <PaperBoard meeting={meeting} units={organisation.units} />
              <DocumentsStep meeting={meeting} uploads={uploads} onChanged={refresh} />
            </div>
          )}
          {step === 'attendees' && (
            <AttendeesStep meeting={meeting} organisation={organisation} hold={attendees} />
          )}
          {step === 'seats' && (
            <SeatingStep meeting={meeting} hold={seating} sitesHash={hashOf('sites')} />
          )}
          {step === 'ballots' && <BallotsStep meeting={meeting} />}
          {step === 'sites' && (
            <Card title={t('steps.sites')}>
              <p className={classes.lead}>{t('sites.lead')}</p>
              <SitesFields
                sites={organisation.sites}
                chosen={info.draft.siteIds}
                onChange={(siteIds) => info.change({ siteIds })}
              />
              <InfoSaveBar hold={info} />
            </Card>
          )}
        </div>
      </div>
      <InfoConflict hold={info} organisation={organisation} />
      <LateUploads uploads={uploads} />
      <ConfirmDialog
        open={blocker.state === 'blocked'}
        danger
        title={t('leave.title')}
        confirm={t('leave.action')}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      >
        {t('leave.text')}
      </ConfirmDialog>
    </>
  );
}

function InfoSaveBar({ hold }: { hold: InfoDraftHold }) {
  return (
    <SaveBar
      dirty={hold.dirty}
      saving={hold.saving.state.kind === 'saving'}
      savedAt={hold.savedAt}
      error={hold.saving.state.kind === 'failed' ? hold.saving.state.error : null}
      onSave={() => void hold.save()}
      onDrop={hold.drop}
    />
  );
}

function personCount(meeting: Meeting): number {
  return meeting.participants.filter(({ roles }) => !roles.includes('siteDevice')).length;
}
