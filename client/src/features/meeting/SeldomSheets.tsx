import { useTranslation } from 'react-i18next';
import { ConclusionSheet } from '#client/features/agenda/ConclusionSheet.tsx';
import { CloseBallotDialog } from '#client/features/ballots/CloseBallotDialog.tsx';
import { OpenBallotSheet } from '#client/features/ballots/OpenBallotSheet.tsx';
import type { UseOwnBallot } from '#client/features/ballots/use-own-ballot.ts';
import { DeviceSettings } from '#client/features/conference/DeviceSettings.tsx';
import { LineDetails } from '#client/features/conference/LineDetails.tsx';
import { LayoutSheet } from '#client/features/stage/LayoutSheet.tsx';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { OptionsSheet } from './OptionsSheet.tsx';
import type { RoomSheet } from './RoomSheets.tsx';
import { ShortcutsSheet } from './ShortcutsSheet.tsx';
import { StartSheet } from './StartSheet.tsx';
import type { Centre } from './use-centre.ts';
import type { UseReading } from './use-reading.ts';
import type { Run } from './use-run.ts';

/** What these sheets need of the room. */
export type SeldomSheetsProps = {
  sheet:
    | 'openBallot'
    | 'closeBallot'
    | 'start'
    | 'conclude'
    | 'end'
    | 'more'
    | 'options'
    | 'layout'
    | 'line'
    | 'devices'
    | 'shortcuts';
  onSheet: (sheet: RoomSheet | null) => void;
  onClose: () => void;
  own: UseOwnBallot;
  isAskedReady: boolean;
  reading: UseReading;
  acts: Run;
  onSeats: () => void;
  centre: Centre;
  onLeave: () => void;
};

/** The sheets that few open, or only now and then. */
export function SeldomSheets({
  sheet,
  onSheet,
  onClose,
  own,
  isAskedReady,
  acts,
  onSeats,
  centre,
  onLeave,
}: SeldomSheetsProps) {
  const ballot = useLive((state) => state.openBallot);
  const itemId = useLive((state) => state.currentItemId);
  const lost = useLiveView((view) => view.connection.kind === 'reconnecting');
  switch (sheet) {
    case 'openBallot':
      return <OpenBallotSheet onClose={onClose} />;
    case 'closeBallot':
      return ballot && <CloseBallotDialog ballot={ballot} acts={acts} onClose={onClose} />;
    case 'start':
      return <StartSheet onClose={onClose} />;
    case 'conclude':
      return itemId && <ConclusionSheet itemId={itemId} onClose={onClose} />;
    case 'end':
      return <EndDialog acts={acts} onClose={onClose} />;
    case 'more':
      return (
        <MoreSheet
          acts={acts}
          waits={{ canVote: own !== null, isAskedReady }}
          mayLayOut={centre.mayChoose}
          onSheet={onSheet}
          onSeats={onSeats}
          onLeave={onLeave}
        />
      );
    case 'options':
      return <OptionsSheet onClose={onClose} onShortcuts={() => onSheet('shortcuts')} />;
    case 'layout':
      return (
        <LayoutSheet
          shows={centre.shows}
          onShow={centre.mayChoose ? centre.show : null}
          onClose={onClose}
        />
      );
    case 'line':
      return <LineDetails lost={lost} onClose={onClose} />;
    case 'devices':
      return <DeviceSettings open onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsSheet onClose={onClose} />;
  }
}

function EndDialog({ acts, onClose }: { acts: Run; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const title = useLive((state) => state.frame?.title ?? '');
  const left = useLive((state) =>
    Math.max(
      0,
      (state.frame?.items.length ?? 0) - state.doneItemIds.length - (state.currentItemId ? 1 : 0),
    ),
  );
  return (
    <ConfirmDialog
      open
      danger
      title={t('govern.endTitle', { title })}
      confirm={t('govern.end')}
      busy={acts.busy === 'meeting.end'}
      error={acts.error}
      onConfirm={() => void acts.run('meeting.end', {}).then((ok) => ok && onClose())}
      onClose={onClose}
    >
      <p>{t('govern.endText')}</p>
      {left > 0 && <p>{t('govern.endUnfinished', { count: left })}</p>}
    </ConfirmDialog>
  );
}
