import {
  IconCheckbox,
  IconDoorExit,
  IconDots,
  IconListNumbers,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConferenceState } from '#client/features/conference/conference-context.tsx';
import { DockMedia } from '#client/features/conference/DockMedia.tsx';
import { useLive, useMay } from '#client/live/use-live.ts';
import classes from './Dock.module.css';
import { DockButton, PrimaryButton } from './DockButton.tsx';
import { fitsInDock } from './dock-slots.ts';
import type { RoomSheet } from './RoomSheets.tsx';
import { useGovern } from './use-govern.tsx';
import { useOwnActs } from './use-own-acts.tsx';
import type { Run } from './use-run.ts';
import { useWindowWidth, type Width } from './use-width.ts';

/** The width of microphone, camera, screen and devices, and of the words of a companion, in pixels. */
const MEDIA_PX = { phone: 150, tablet: 300, desktop: 425 };
const SILENT_PX = 250;

/** The bar below the room: sound and picture, what one does oneself, what the chair does, and the way out. */
export function Dock({
  width,
  acts,
  canVote,
  isAskedReady,
  onSheet,
  onLeave,
}: {
  width: Width;
  acts: Run;
  /** One is entitled to the open vote and has put it aside, or has sent. */
  canVote: boolean;
  /** One is asked before a vote whether one is ready, and has put it aside. */
  isAskedReady: boolean;
  onSheet: (sheet: RoomSheet) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('meeting');
  const { t: tCourse } = useTranslation('ballotCourse');
  const mayShareScreen = useMay('conference.shareScreen');
  const ended = useLive((state) => state.phase === 'ended');
  const own = useOwnActs(acts);
  const govern = useGovern(acts, {
    start: () => onSheet('start'),
    openBallot: () => onSheet('openBallot'),
    closeBallot: () => onSheet('closeBallot'),
    conclude: () => onSheet('conclude'),
    end: () => onSheet('end'),
  });
  const phone = width === 'phone';
  const conference = useConferenceState();
  // A companion has nothing to switch; on a phone there is no room to say so.
  const withMedia = !ended && !(phone && 'mode' in conference && conference.mode !== 'full');
  const windowWidth = useWindowWidth();
  const due = govern.primary ? null : own.due;
  const ownActs = own.acts.filter((act) => act !== due);
  const taken = ownActs.length + (canVote || isAskedReady ? 1 : 0) + (width === 'tablet' ? 1 : 0);
  const mediaPx = 'mode' in conference && conference.mode === 'full' ? MEDIA_PX[width] : SILENT_PX;
  // Where they don't fit they get a strip of their own: nothing that governs is more than one tap away.
  const withStrip = !phone && !fitsInDock(windowWidth, mediaPx, taken, govern.others.length);
  const governing = phone
    ? []
    : govern.others.map((button) => (
        <DockButton
          key={button.act}
          label={button.label}
          detail={button.detail ?? undefined}
          icon={button.icon}
          busy={button.busy}
          onClick={button.onClick}
        />
      ));
  const primary = govern.primary ? (
    <PrimaryButton {...govern.primary} />
  ) : (
    due && <PrimaryButton {...due} detail={null} />
  );
  return (
    <footer className={classes.dock}>
      {phone && primary && <div className={classes.above}>{primary}</div>}
      {withStrip && (
        <div className={classes.strip}>
          <div className={classes.acts}>{governing}</div>
          {primary}
        </div>
      )}
      <div className={classes.row}>
        {withMedia && (
          <DockMedia mayShareScreen={mayShareScreen && !phone} withSettings={width === 'desktop'} />
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
          {!withStrip && governing}
          {width !== 'desktop' && (
            <DockButton
              label={t('agenda.title')}
              icon={<IconListNumbers size={24} aria-hidden="true" />}
              onClick={() => onSheet('agenda')}
            />
          )}
          {phone && (
            <DockButton
              label={t('side.open')}
              icon={<IconUsers size={24} aria-hidden="true" />}
              onClick={() => onSheet('people')}
            />
          )}
          {phone && (
            <DockButton
              label={t('dock.more')}
              icon={<IconDots size={24} aria-hidden="true" />}
              onClick={() => onSheet('more')}
            />
          )}
        </div>
        {!phone && !withStrip && primary}
        {!phone && (
          <>
            <span className={classes.line} aria-hidden="true" />
            <DockButton
              look="leave"
              label={t('dock.leave')}
              icon={<IconDoorExit size={24} aria-hidden="true" />}
              onClick={onLeave}
            />
          </>
        )}
      </div>
    </footer>
  );
}
