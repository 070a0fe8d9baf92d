import { useConferenceState } from '#client/features/conference/conference-context.tsx';
import { useShareable } from '#client/features/conference/use-shareable.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { usePreferences } from '#client/ui/preferences.ts';
import { planDock } from './dock-slots.ts';
import type { RoomSheet } from './RoomSheets.tsx';
import { useGovern } from './use-govern.tsx';
import { useOwnActs } from './use-own-acts.tsx';
import type { Run } from './use-run.ts';
import { useWindowWidth, type Width } from './use-width.ts';

/** How much larger letters are when one chose large ones. */
const LARGE_TYPE = 1.125;

/** What of votes waits for this person. */
export type VoteWaits = {
  /** One is entitled to the open vote and has put it aside, or has sent. */
  canVote: boolean;
  /** One is asked before a vote whether one is ready, and has put it aside. */
  isAskedReady: boolean;
};

/** What can be done now, and what of it has room in the dock: the dock shows that, the sheet behind "more" the rest. */
export function useDock(
  width: Width,
  acts: Run,
  { canVote, isAskedReady }: VoteWaits,
  onSheet: (sheet: RoomSheet) => void,
) {
  const phone = width === 'phone';
  const mayShareScreen = useMay('conference.shareScreen') && !phone;
  const ended = useLive((state) => state.phase === 'ended');
  const own = useOwnActs(acts);
  const govern = useGovern(acts, {
    start: () => onSheet('start'),
    openBallot: () => onSheet('openBallot'),
    closeBallot: () => onSheet('closeBallot'),
    conclude: () => onSheet('conclude'),
    end: () => onSheet('end'),
  });
  const largeType = usePreferences().largeType;
  const windowWidth = useWindowWidth();
  const { withMedia, settings, media } = useMediaPart(ended, mayShareScreen, phone);
  const due = govern.primary ? null : own.due;
  const ownActs = own.acts.filter((act) => act !== due);
  const plan = planDock(width, {
    windowPx: windowWidth / (largeType ? LARGE_TYPE : 1),
    primary: govern.primary !== null || due !== null,
    media,
    settings,
    own: ownActs.length + (canVote ? 1 : 0) + (isAskedReady ? 1 : 0),
    governs: govern.others.length,
    endsSpeech: govern.others[0]?.act === 'endSpeech',
  });
  return { ended, mayShareScreen, withMedia, govern, due, ownActs, plan };
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
