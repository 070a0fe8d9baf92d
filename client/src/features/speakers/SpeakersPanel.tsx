import { IconMicrophone2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { nameOfUser, participantOf, postOf } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './Speakers.module.css';
import { SpeakersQueue } from './SpeakersQueue.tsx';
import { setSubject, useSubject } from './subject-draft.ts';

/** Who waits to speak, what one would say oneself, and who has spoken. */
export function SpeakersPanel() {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const waiting = useLive((state) => state.waiting);
  const phase = useLive((state) => state.phase);
  const selfId = useLiveView((view) => view.selfId);
  const mayCall = useMay('speakers.call');
  const { run, error } = useRun();
  const entries = waiting.map((request) => {
    const participant = participantOf(frame, request.userId);
    return {
      requestId: request.requestId,
      name: nameOfUser(frame, request.userId),
      under: request.subject || (participant ? postOf(participant) : ''),
      at: request.at,
      isSelf: request.userId === selfId,
    };
  });
  return (
    <div className={classes.panel}>
      <ErrorNotice error={error} />
      {entries.length === 0 ? (
        <EmptyState
          icon={<IconMicrophone2 size={32} />}
          {...{
            planned: { title: t('speakers.empty'), text: t('speakers.notRunning') },
            running: { title: t('speakers.empty'), text: t('speakers.emptyText') },
            ended: { title: t('speakers.noneAfter'), text: t('speakers.noneAfterText') },
          }[phase]}
        />
      ) : (
        <SpeakersQueue
          entries={entries}
          onCall={mayCall ? (requestId) => void run('speakers.call', { requestId }) : null}
        />
      )}
      <SubjectField />
      <Spoken />
    </div>
  );
}

/** What one means to speak about, kept until the request is made from the dock. */
function SubjectField() {
  const { t } = useTranslation('meeting');
  const subject = useSubject();
  const mayRequest = useMay('speakers.request');
  const isChair = useMay('speakers.call');
  const isRunning = useLive((state) => state.phase === 'running');
  const selfId = useLiveView((view) => view.selfId);
  const hasAsked = useLive(
    (state) =>
      state.floor?.userId === selfId || state.waiting.some((request) => request.userId === selfId),
  );
  if (!mayRequest || isChair || hasAsked || !isRunning) return null;
  return (
    <TextField
      label={t('speakers.subject')}
      hint={t('speakers.subjectHint')}
      value={subject}
      maxLength={200}
      onChange={(event) => setSubject(event.target.value)}
    />
  );
}

function Spoken() {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const speeches = useLive((state) => state.speeches);
  if (speeches.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('speakers.spoken')}</h3>
      <ul className={classes.spoken}>
        {speeches.toReversed().map((speech) => (
          <li key={`${speech.userId} ${speech.startedAt}`}>
            <span>{nameOfUser(frame, speech.userId)}</span>
            <span className="numerals">
              {t('speakers.spokenFor', { time: clockFace(speech.seconds) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
