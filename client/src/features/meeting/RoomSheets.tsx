import { useTranslation } from 'react-i18next';
import { BallotSheet } from '#client/features/ballots/BallotSheet.tsx';
import { ReadySheet } from '#client/features/ballots/ReadySheet.tsx';
import type { UseOwnBallot } from '#client/features/ballots/use-own-ballot.ts';
import { useLive } from '#client/live/use-live.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { Agenda } from './Agenda.tsx';
import classes from './RoomSheets.module.css';
import { SeldomSheets, type SeldomSheetsProps } from './SeldomSheets.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { SideTab } from './SideTabs.tsx';

/** What may lie over the room; one at a time. */
export type RoomSheet = 'vote' | 'ready' | 'agenda' | 'people' | SeldomSheetsProps['sheet'];

/** The sheet that is open, if any. All are there from the first: what governs a meeting must open also right after the server was lost. */
export function RoomSheets({
  sheet,
  onClose,
  onSent,
  tab,
  onTab,
  onStage,
  ...rest
}: Omit<SeldomSheetsProps, 'sheet' | 'onClose'> & {
  sheet: RoomSheet | null;
  /** Closes this sheet, if it is still the one that is open. */
  onClose: (sheet: RoomSheet) => void;
  own: UseOwnBallot;
  onSent: () => void;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  onStage: () => void;
}) {
  const { t } = useTranslation('meeting');
  const { own, reading, acts } = rest;
  const ballot = useLive((state) => state.openBallot);
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
    default:
      return <SeldomSheets {...rest} sheet={sheet} onClose={close} />;
  }
}
