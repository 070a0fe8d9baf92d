import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePresides } from '#client/features/meeting/use-presides.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { InterpellateSheet } from './InterpellateSheet.tsx';
import classes from './Speakers.module.css';
import { setSubject, useSubject } from './subject-draft.ts';

/** What one asks for oneself: the subject of a speech that is requested from the dock, a point of order, an interpellation. */
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
  const [isAsking, setAsking] = useState(false);
  if (!mayRequest || presides || !isRunning) return null;
  const asked = (kind: string) => waiting.some((r) => r.userId === selfId && r.kind === kind);
  return (
    <div className={classes.form}>
      {!asked('speech') && !isSpeaking && (
        <TextField
          label={t('speakers.subject')}
          hint={t('speakers.subjectHint')}
          value={subject}
          maxLength={200}
          onChange={(event) => setSubject(event.target.value)}
        />
      )}
      <div className={classes.buttons}>
        {!asked('pointOfOrder') && (
          <Button
            size="small"
            loading={busy === 'speakers.request'}
            onClick={() =>
              void run('speakers.request', {
                itemId,
                subject: '',
                kind: 'pointOfOrder',
                questionedId: null,
              })
            }
          >
            {tFloor('order')}
          </Button>
        )}
        {!asked('interpellation') && (
          <Button size="small" onClick={() => setAsking(true)}>
            {tFloor('question.open')}
          </Button>
        )}
      </div>
      {isAsking && <InterpellateSheet onClose={() => setAsking(false)} />}
    </div>
  );
}
