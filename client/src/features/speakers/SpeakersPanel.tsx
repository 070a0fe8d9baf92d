import { IconMicrophone2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { SpeechRequestId } from '#contract/ids.ts';
import { InterpellationCard } from './InterpellationCard.tsx';
import { LeadFloor } from './LeadFloor.tsx';
import { MicrophoneMode } from './MicrophoneMode.tsx';
import { MoreTime } from './MoreTime.tsx';
import { OwnRequests } from './OwnRequests.tsx';
import { type QueueEntry, queueEntries } from './queue-entries.ts';
import { RefuseSpeech } from './RefuseSpeech.tsx';
import classes from './Speakers.module.css';
import { SpeakersQueue } from './SpeakersQueue.tsx';
import type { QueueActs } from './use-queue-acts.tsx';

const SpeakingShares = latePart(
  async () => (await import('./SpeakingShares.tsx')).SpeakingShares,
  () => null,
);

/** Who waits to speak and to question, what one would say oneself, and who has spoken. */
export function SpeakersPanel() {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const frame = useLive((state) => state.frame);
  const waiting = useLive((state) => state.waiting);
  const phase = useLive((state) => state.phase);
  const selfId = useLiveView((view) => view.selfId);
  const leads = useMay('speakers.call');
  const { run, busy, error } = useRun();
  const [refusing, setRefusing] = useState<QueueEntry | null>(null);
  const substituteOf = useSubstituteOf();
  const entries = queueEntries(waiting, frame, selfId, {
    asks: (question) => tFloor('asks', question),
    substituteOf,
  });
  const speeches = entries.filter(({ kind }) => kind !== 'interpellation');
  const questions = entries.filter(({ kind }) => kind === 'interpellation');
  const acts: QueueActs | null = leads
    ? {
        call: (requestId) => void run('speakers.call', { requestId }),
        approve: (requestId) => void run('speakers.approve', { requestId }),
        refuse: setRefusing,
        move: (requestId, beforeId) => void run('speakers.move', { requestId, beforeId }),
      }
    : null;
  const withdraw = (requestId: SpeechRequestId) => void run('speakers.withdraw', { requestId });
  return (
    <div className={classes.panel}>
      <ErrorNotice error={error} />
      <MoreTime run={run} busy={busy} />
      <InterpellationCard run={run} busy={busy} />
      {entries.length === 0 && (
        <EmptyState
          icon={<IconMicrophone2 size={32} />}
          {...{
            planned: { title: t('speakers.empty'), text: t('speakers.notRunning') },
            running: { title: t('speakers.empty'), text: t('speakers.emptyText') },
            ended: { title: t('speakers.noneAfter'), text: t('speakers.noneAfterText') },
          }[phase]}
        />
      )}
      {speeches.length > 0 && (
        <SpeakersQueue
          label={t('speakers.list')}
          entries={speeches}
          acts={acts}
          onWithdraw={withdraw}
        />
      )}
      {questions.length > 0 && (
        <section>
          <h3 className={classes.heading}>{tFloor('questions')}</h3>
          <SpeakersQueue
            label={tFloor('questions')}
            entries={questions}
            acts={acts}
            onWithdraw={withdraw}
          />
        </section>
      )}
      {leads && phase === 'running' && <LeadFloor />}
      {phase === 'running' && <MicrophoneMode run={run} />}
      <OwnRequests run={run} busy={busy} />
      <Spoken />
      {leads && <SpeakingShares />}
      {refusing && <RefuseSpeech entry={refusing} onClose={() => setRefusing(null)} />}
    </div>
  );
}

function Spoken() {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const frame = useLive((state) => state.frame);
  const speeches = useLive((state) => state.speeches);
  if (speeches.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('speakers.spoken')}</h3>
      <ul className={classes.spoken}>
        {speeches.toReversed().map((speech) => (
          <li key={`${speech.userId} ${speech.startedAt}`}>
            <span>
              {nameOfUser(frame, speech.userId)}
              {speech.kind !== 'speech' && ` · ${tFloor(`kind.${speech.kind}`)}`}
            </span>
            <span className="numerals">
              {t('speakers.spokenFor', { time: clockFace(speech.seconds) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
