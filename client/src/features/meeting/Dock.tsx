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
import { useShareable } from '#client/features/conference/use-shareable.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { usePreferences } from '#client/ui/preferences.ts';
import classes from './Dock.module.css';
import { DockButton, PrimaryButton } from './DockButton.tsx';
import { planDock } from './dock-slots.ts';
import type { RoomSheet } from './RoomSheets.tsx';
import { useGovern } from './use-govern.tsx';
import { useOwnActs } from './use-own-acts.tsx';
import type { Run } from './use-run.ts';
import { useWindowWidth, type Width } from './use-width.ts';

/** How much larger letters are when one chose large ones. */
const LARGE_TYPE = 1.125;

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
  const largeType = usePreferences().largeType;
  const windowWidth = useWindowWidth();
  const { withMedia, settings, media } = useMediaPart(ended, mayShareScreen && !phone, phone);
  const due = govern.primary ? null : own.due;
  const ownActs = own.acts.filter((act) => act !== due);
  const plan = planDock(width, {
    windowPx: windowWidth / (largeType ? LARGE_TYPE : 1),
    primary: govern.primary !== null || due !== null,
    media,
    settings,
    own: ownActs.length + (canVote ? 1 : 0) + (isAskedReady ? 1 : 0),
    governs: govern.others.length,
  });
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
          <DockMedia mayShareScreen={mayShareScreen && !phone} withSettings={plan.settings} />
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

/** The dock's part of sound and picture, and how many buttons' room it takes. */
function useMediaPart(ended: boolean, mayShareScreen: boolean, phone: boolean) {
  const conference = useConferenceState();
  const shareable = useShareable(mayShareScreen);
  const withMedia = !ended && conference.status !== 'idle';
  if (!withMedia) return { withMedia, settings: false, media: 0 };
  // A companion's words stand where others have buttons.
  if (conference.mode !== 'full') return { withMedia, settings: false, media: phone ? 1 : 2 };
  const media = 2 + (shareable.screen ? 1 : 0) + (shareable.paper ? 1 : 0);
  return { withMedia, settings: true, media };
}
