import { IconFileText, IconLayoutGrid, IconUserSquare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceStage } from '#client/features/conference/ConferenceStage.tsx';
import { chooseSpeaker, pictureOf } from '#client/features/conference/choose-peers.ts';
import { usePeers, usePinned } from '#client/features/conference/conference-context.tsx';
import type { StageLayout } from '#client/features/conference/tile-props.ts';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { SeatsButton } from '#client/features/seat-map/SeatsButton.tsx';
import { Button, IconButton } from '#client/ui/Button.tsx';
import classes from './DocumentPane.module.css';
import { LowerThird } from './LowerThird.tsx';
import { useFloorView } from './use-floor-view.ts';
import { useTileName } from './use-tile-name.ts';

/** The conference in the centre of the room, instead of the document: everybody alike, or who speaks large. */
export function StagePane({
  onDocument,
  onSeats,
}: {
  onDocument: () => void;
  onSeats: () => void;
}) {
  const { t } = useTranslation('meeting');
  const nameOf = useTileName();
  const floor = useFloorView();
  const peers = usePeers();
  const pinned = usePinned();
  const shared = useSharedScreen();
  const sharedKey = shared && `${shared.peer.key} ${shared.source}`;
  const large = chooseSpeaker(peers, { pinned, floor: floor?.peer?.key ?? null, last: null });
  const [chosen, choose] = useState<{ layout: StageLayout; sharedKey: string | null } | null>(null);
  // A screen that somebody begins to share is shown large, whatever one chose before.
  const standard = sharedKey === null ? 'gallery' : 'speaker';
  const layout = chosen?.sharedKey === sharedKey ? chosen.layout : standard;
  const source = large ? pictureOf(large) : 'camera';
  const other = layout === 'gallery' ? 'speaker' : 'gallery';
  return (
    <section className={classes.pane} aria-label={t('side.allSites')}>
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title}>
            {large && source !== 'camera' && layout === 'speaker'
              ? t(`${source}Of`, { ns: 'conference', name: nameOf(large).name })
              : t('side.allSites')}
          </h2>
        </div>
        <div className={classes.acts}>
          <SeatsButton onSeats={onSeats} />
          <IconButton
            label={t(`document.${other}Layout`)}
            onClick={() => choose({ layout: other, sharedKey })}
          >
            {other === 'gallery' ? <IconLayoutGrid size={22} /> : <IconUserSquare size={22} />}
          </IconButton>
          <Button icon={<IconFileText size={20} aria-hidden="true" />} onClick={onDocument}>
            {t('document.showDocument')}
          </Button>
        </div>
      </div>
      <div className={classes.page}>
        <ConferenceStage
          layout={layout}
          nameOf={nameOf}
          floorKey={floor?.peer?.key ?? null}
          overlay={floor && <LowerThird floor={floor} />}
        />
      </div>
    </section>
  );
}
