import {
  IconCheckbox,
  IconDoorExit,
  IconDots,
  IconListNumbers,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DockMedia } from '#client/features/conference/DockMedia.tsx';
import { useIsLockedOut } from '#client/features/conference/locked-out.ts';
import { useSpeechHere } from '#client/features/conference/use-speech-here.ts';
import classes from './Dock.module.css';
import { DockButton, PrimaryButton } from './DockButton.tsx';
import type { RoomSheet } from './RoomSheets.tsx';
import { useDock, type VoteWaits } from './use-dock.ts';
import type { Run } from './use-run.ts';
import type { Width } from './use-width.ts';

/** The bar below the room: sound and picture, what one does oneself, what the chair does, and the way out. */
export function Dock({
  width,
  acts,
  canVote,
  isAskedReady,
  onSheet,
  onSound,
  onLeave,
}: VoteWaits & {
  width: Width;
  acts: Run;
  onSheet: (sheet: RoomSheet) => void;
  onSound?: (() => void) | undefined;
  onLeave: () => void;
}) {
  const { t } = useTranslation('meeting');
  const { t: tCourse } = useTranslation('ballotCourse');
  const isLockedOut = useIsLockedOut();
  const speech = useSpeechHere();
  const phone = width === 'phone';
  const dock = useDock(width, acts, { canVote, isAskedReady }, onSheet);
  const { ended, mayShareScreen, withMedia, govern, due, ownActs, plan } = dock;
  const primary = govern.primary ? (
    <PrimaryButton {...govern.primary} />
  ) : (
    due && <PrimaryButton {...due} detail={null} />
  );
  return (
    <footer className={classes.dock}>
      {phone && primary && <div className={classes.above}>{primary}</div>}
      <div className={classes.row}>
        {withMedia && (
          <DockMedia
            mayShareScreen={mayShareScreen}
            withSettings={plan.settings}
            isLockedOut={isLockedOut}
            speech={speech}
            onSound={onSound}
          />
        )}
        {withMedia && <span className={classes.line} aria-hidden="true" />}
        <div className={classes.acts}>
          {ownActs.map((act) => (
            <DockButton
              key={act.key}
              label={act.label}
              detail={act.detail}
              icon={act.icon}
              look={act.on ? 'on' : 'plain'}
              busy={act.busy}
              onClick={act.onClick}
            />
          ))}
          {canVote && (
            <DockButton
              label={t('dock.vote')}
              short={phone ? t('dock.voteShort') : undefined}
              icon={<IconCheckbox size={24} aria-hidden="true" />}
              look="on"
              badge
              onClick={() => onSheet('vote')}
            />
          )}
          {isAskedReady && (
            <DockButton
              label={tCourse('ready.say')}
              icon={<IconCheckbox size={24} aria-hidden="true" />}
              look="on"
              badge
              onClick={() => onSheet('ready')}
            />
          )}
          {govern.others.slice(0, plan.governs).map((button) => (
            <DockButton
              key={button.act}
              label={button.label}
              detail={button.detail ?? undefined}
              icon={button.icon}
              busy={button.busy}
              onClick={button.onClick}
            />
          ))}
          {plan.agenda && (
            <DockButton
              label={t('agenda.title')}
              icon={<IconListNumbers size={24} aria-hidden="true" />}
              onClick={() => onSheet('agenda')}
            />
          )}
          {plan.people && (
            <DockButton
              label={t('side.open')}
              icon={<IconUsers size={24} aria-hidden="true" />}
              onClick={() => onSheet('people')}
            />
          )}
          {plan.more && (
            <DockButton
              label={t('dock.more')}
              icon={<IconDots size={24} aria-hidden="true" />}
              onClick={() => onSheet('more')}
            />
          )}
        </div>
        {!phone && primary}
        {!phone && (
          <>
            <span className={classes.line} aria-hidden="true" />
            <DockButton
              look={ended ? 'plain' : 'leave'}
              label={t(ended ? 'dock.close' : 'dock.leave')}
              icon={<IconDoorExit size={24} aria-hidden="true" />}
              onClick={onLeave}
            />
          </>
        )}
      </div>
    </footer>
  );
}
