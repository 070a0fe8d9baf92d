import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConferenceState } from '#client/features/conference/conference-context.tsx';
import { LineButton } from '#client/features/conference/LineButton.tsx';
import { RecordingPill } from '#client/features/recording/RecordingPill.tsx';
import { SmallWindowButton } from '#client/features/stage/SmallWindowButton.tsx';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Emblem } from '#client/ui/Emblem.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { LiveState } from '#contract/live/state.ts';
import { ItemTimer } from './ItemTimer.tsx';
import { OwnFloorTimer } from './OwnFloorTimer.tsx';
import { nameOfUser } from './people.ts';
import classes from './StateBar.module.css';

const PHASE_TONE = { planned: 'warn', running: 'live', ended: 'neutral' } as const;

/** The bar above the room: which meeting, how far it is, who is here, how the line is. */
export function StateBar({ onOptions }: { onOptions: () => void }) {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const lost = useLiveView((view) => view.connection.kind === 'reconnecting');
  const phase = useLive((state) => state.phase);
  const selfId = useLiveView((view) => view.selfId);
  const isSpeaking = useLive((state) => state.floor !== null && state.floor.userId === selfId);
  const joined = useConferenceState().status === 'joined';
  const selfName = selfId ? nameOfUser(frame, selfId) : '';
  return (
    <header className={classes.bar}>
      <Emblem size={36} />
      <div className={classes.titles}>
        <h1 className={classes.title}>{frame?.title}</h1>
        <p className={classes.under}>
          {frame?.unitName}
          {frame && frame.sites.length > 0 && (
            <> · {t('siteCount', { count: frame.sites.length })}</>
          )}
        </p>
      </div>
      <div className={classes.facts}>
        <span className={classes.phase}>
          <Pill tone={PHASE_TONE[phase]} dot={phase === 'running'}>
            {t(`phase.${phase}`)}
          </Pill>
        </span>
        <RecordingPill />
        {isSpeaking ? <OwnFloorTimer /> : <ItemTimer />}
        <QuorumPill />
        <LineButton lost={lost} />
      </div>
      {joined && <SmallWindowButton />}
      <button type="button" className={classes.self} onClick={onOptions} aria-label={t('options')}>
        <Avatar name={selfName} />
      </button>
    </header>
  );
}

function QuorumPill() {
  const { t } = useTranslation('meeting');
  const quorum = useLive((state) => state.quorum);
  const rules = useLive((state) => state.frame?.rules ?? null);
  const phase = useLive((state: LiveState) => state.phase);
  if (!rules || quorum.base === 0) return null;
  const rule = `${rules.quorumNumerator}/${rules.quorumDenominator}`;
  return (
    <span
      className={classes.quorum}
      title={t('quorumHint', { required: quorum.required, base: quorum.base })}
    >
      <Pill
        tone={quorum.reached ? 'ok' : phase === 'running' ? 'warn' : 'neutral'}
        icon={<IconUsers size={18} aria-hidden="true" />}
      >
        <span className="numerals">
          {t('quorum', { present: quorum.present, base: quorum.base })}
          <span className={classes.rule}>
            {' · '}
            {t(quorum.reached ? 'quorumReached' : 'quorumMissing', { rule })}
          </span>
        </span>
      </Pill>
    </span>
  );
}
