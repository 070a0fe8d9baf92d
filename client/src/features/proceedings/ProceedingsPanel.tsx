import { IconChecks, IconFileText, IconGavel, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConclusionSheet } from '#client/features/agenda/ConclusionSheet.tsx';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingId } from '#contract/ids.ts';
import { LineComposer } from './LineComposer.tsx';
import { linesByTime } from './lines-by-time.ts';
import classes from './Proceedings.module.css';
import { SuggestedEntry } from './SuggestedEntry.tsx';
import { useProceedings } from './use-proceedings.ts';
import { WrittenEntry } from './WrittenEntry.tsx';

/** The secretary's desk: what is written of the meeting, what follows from it to be taken or left out, and the conclusions. */
export function ProceedingsPanel() {
  const meetingId = useLive((state) => state.frame?.meetingId);
  return meetingId ? <Desk meetingId={meetingId} /> : null;
}

function Desk({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('proceedings');
  const desk = useProceedings(meetingId);
  const items = useLive((state) => state.frame?.items);
  const itemId = useLive((state) => state.currentItemId);
  const mayConclude = useMay('conclusion.write');
  const running = useLive((state) => state.phase === 'running');
  const [concludes, setConcludes] = useState(false);
  const { proceedings, act } = desk;
  if (!proceedings)
    return desk.loadError ? <ErrorState error={desk.loadError} /> : <LoadingState />;
  const { lines, suggestions, leftOut } = proceedings;
  const last = suggestions.at(-1);
  return (
    <div className={classes.panel}>
      <LineComposer meetingId={meetingId} itemId={itemId} desk={desk} />
      <ErrorNotice error={act.error} />
      <div className={classes.tools}>
        {last && suggestions.length > 1 && (
          <Button
            size="small"
            loading={act.busy}
            icon={<IconChecks size={20} aria-hidden="true" />}
            onClick={() => void desk.takeAll(last.seq)}
          >
            {t('takeAll', { count: suggestions.length })}
          </Button>
        )}
        {mayConclude && running && itemId && (
          <Button
            size="small"
            icon={<IconGavel size={20} aria-hidden="true" />}
            onClick={() => setConcludes(true)}
          >
            {t('conclude')}
          </Button>
        )}
        {lines.length > 0 && (
          <ButtonLink
            size="small"
            to={`/api/meetings/${meetingId}/proceedings/docx`}
            reloadDocument
            download
            icon={<IconFileText size={20} aria-hidden="true" />}
          >
            {t('export')}
          </ButtonLink>
        )}
        {leftOut > 0 && (
          <Button
            size="small"
            look="quiet"
            icon={<IconRestore size={20} aria-hidden="true" />}
            onClick={() => void desk.bringBack()}
          >
            {t('bringBack', { count: leftOut })}
          </Button>
        )}
      </div>
      {lines.length + suggestions.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      <ol className={classes.lines} aria-label={t('title')}>
        {linesByTime(lines, suggestions, items ?? []).map((entry) => (
          <li key={entry.key}>
            {entry.heading !== null && <h3 className={classes.heading}>{entry.heading}</h3>}
            {entry.kind === 'written' ? (
              <WrittenEntry line={entry.line} desk={desk} />
            ) : (
              <SuggestedEntry line={entry.line} desk={desk} />
            )}
          </li>
        ))}
      </ol>
      {concludes && itemId && (
        <ConclusionSheet itemId={itemId} onClose={() => setConcludes(false)} />
      )}
    </div>
  );
}
