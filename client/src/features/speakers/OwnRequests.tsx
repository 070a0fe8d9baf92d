import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { participantOf } from '#client/features/meeting/people.ts';
import { usePresides } from '#client/features/meeting/use-presides.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { SheetWaiting } from '#client/ui/SheetWaiting.tsx';
import type { SpeechKind } from '#contract/live/floor.ts';
import classes from './Speakers.module.css';
import { setSubject, useSubject } from './subject-draft.ts';

const InterpellateSheet = latePart(
  async () => (await import('./InterpellateSheet.tsx')).InterpellateSheet,
  SheetWaiting,
);

/** What one asks for oneself: the subject of a speech that is requested from the dock or of a point of order, an interpellation. */
export function OwnRequests({ run, busy }: Pick<Run, 'run' | 'busy'>) {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const subject = useSubject();
  const mayRequest = useMay('speakers.request');
  const presides = usePresides();
  const isRunning = useLive((state) => state.phase === 'running');
  const itemId = useLive((state) => state.currentItemId);
  const waiting = useLive((state) => state.waiting);
  const selfId = useLiveView((view) => view.selfId);
  const isSpeaking = useLive((state) => state.floor?.userId === selfId);
  // A guest may be heard, and calls nobody to account.
  const mayInterpellate = useLive(({ frame }) =>
    (selfId ? (participantOf(frame, selfId)?.roles ?? []) : []).some((role) => role !== 'guest'),
  );
  const [isAsking, setAsking] = useState(false);
  if (!mayRequest || presides || !isRunning) return null;
  const own = waiting.filter(({ userId }) => userId === selfId);
  const asked = (kind: SpeechKind) => own.some((request) => request.kind === kind);
  const mayAskToSpeak = !asked('speech') && !isSpeaking;
  const ask = (kind: 'speech' | 'pointOfOrder') =>
    void run('speakers.request', {
      itemId,
      subject: subject.trim(),
      kind,
      questionedId: null,
    }).then((isDone) => isDone && setSubject(''));
  return (
    <div className={classes.form}>
      {(mayAskToSpeak || !asked('pointOfOrder')) && (
        <TextField
          label={t('speakers.subject')}
          hint={t('speakers.subjectHint')}
          value={subject}
          maxLength={200}
          onChange={(event) => setSubject(event.target.value)}
        />
      )}
      <div className={classes.buttons}>
        {/* The dock has its place taken by what waits already. */}
        {mayAskToSpeak && own.length > 0 && (
          <Button size="small" loading={busy === 'speakers.request'} onClick={() => ask('speech')}>
            {t('dock.request')}
          </Button>
        )}
        {!asked('pointOfOrder') && (
          <Button
            size="small"
            loading={busy === 'speakers.request'}
            onClick={() => ask('pointOfOrder')}
          >
            {tFloor('order')}
          </Button>
        )}
        {mayInterpellate && !asked('interpellation') && (
          <Button size="small" onClick={() => setAsking(true)}>
            {tFloor('question.open')}
          </Button>
        )}
      </div>
      {isAsking && <InterpellateSheet onClose={() => setAsking(false)} />}
    </div>
  );
}
