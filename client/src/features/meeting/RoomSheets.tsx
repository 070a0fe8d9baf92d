import { useTranslation } from 'react-i18next';
import { ConclusionSheet } from '#client/features/agenda/ConclusionSheet.tsx';
import { BallotSheet } from '#client/features/ballots/BallotSheet.tsx';
import { CloseBallotDialog } from '#client/features/ballots/CloseBallotDialog.tsx';
import { OpenBallotSheet } from '#client/features/ballots/OpenBallotSheet.tsx';
import { ReadySheet } from '#client/features/ballots/ReadySheet.tsx';
import type { UseOwnBallot } from '#client/features/ballots/use-own-ballot.ts';
import { DeviceSettings } from '#client/features/conference/DeviceSettings.tsx';
import { LineDetails } from '#client/features/conference/LineDetails.tsx';
import { LayoutSheet } from '#client/features/stage/LayoutSheet.tsx';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { Agenda } from './Agenda.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { OptionsSheet } from './OptionsSheet.tsx';
import classes from './RoomSheets.module.css';
import { ShortcutsSheet } from './ShortcutsSheet.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { SideTab } from './SideTabs.tsx';
import { StartSheet } from './StartSheet.tsx';
import type { Centre } from './use-centre.ts';
import type { UseReading } from './use-reading.ts';
import type { Run } from './use-run.ts';

/** What may lie over the room; one at a time. */
export type RoomSheet =
  | 'vote'
  | 'ready'
  | 'openBallot'
  | 'closeBallot'
  | 'start'
  | 'conclude'
  | 'end'
  | 'agenda'
  | 'people'
  | 'more'
  | 'options'
  | 'layout'
  | 'line'
  | 'devices'
  | 'shortcuts';

/** The sheet that is open, if any. */
export function RoomSheets({
  sheet,
  onSheet,
  onClose,
  own,
  isAskedReady,
  onSent,
  reading,
  acts,
  tab,
  onTab,
  onStage,
  onSeats,
  centre,
  onLeave,
}: {
  sheet: RoomSheet | null;
  onSheet: (sheet: RoomSheet | null) => void;
  /** Closes this sheet, if it is still the one that is open. */
  onClose: (sheet: RoomSheet) => void;
  own: UseOwnBallot;
  isAskedReady: boolean;
  onSent: () => void;
  reading: UseReading;
  acts: Run;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  onStage: () => void;
  onSeats: () => void;
  centre: Centre;
  onLeave: () => void;
}) {
  const { t } = useTranslation('meeting');
  const ballot = useLive((state) => state.openBallot);
  const itemId = useLive((state) => state.currentItemId);
  const lost = useLiveView((view) => view.connection.kind === 'reconnecting');
  if (sheet === null) return null;
  const close = () => onClose(sheet);
  switch (sheet) {
    case 'vote':
      return (
        ballot &&
        own && (
          <BallotSheet
            ballot={ballot}
            own={{
              ...own,
              send: () => {
                onSent();
                return own.send();
              },
            }}
            onAside={close}
          />
        )
      );
    case 'ready':
      return <ReadySheet onClose={close} />;
    case 'openBallot':
      return <OpenBallotSheet onClose={close} />;
    case 'closeBallot':
      return ballot && <CloseBallotDialog ballot={ballot} acts={acts} onClose={close} />;
    case 'start':
      return <StartSheet onClose={close} />;
    case 'conclude':
      return itemId && <ConclusionSheet itemId={itemId} onClose={close} />;
    case 'end':
      return <EndDialog acts={acts} onClose={close} />;
    case 'agenda':
      return (
        <Sheet open place="side" title={t('agenda.title')} onClose={close}>
          <div className={classes.flush}>
            <Agenda reading={reading} onFailed={acts.fail} onOpened={close} />
          </div>
        </Sheet>
      );
    case 'people':
      return (
        <Sheet open place="side" title={t('side.open')} onClose={close}>
          <div className={classes.people}>
            <SidePanel
              tab={tab}
              onTab={onTab}
              pictures={tab === 'ballots' ? 'none' : 'all'}
              onStage={onStage}
            />
          </div>
        </Sheet>
      );
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
      return <OptionsSheet onClose={close} onShortcuts={() => onSheet('shortcuts')} />;
    case 'layout':
      return (
        <LayoutSheet
          shows={centre.shows}
          onShow={centre.mayChoose ? centre.show : null}
          onClose={close}
        />
      );
    case 'line':
      return <LineDetails lost={lost} onClose={close} />;
    case 'devices':
      return <DeviceSettings open onClose={close} />;
    case 'shortcuts':
      return <ShortcutsSheet onClose={close} />;
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
