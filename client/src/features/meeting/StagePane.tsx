import { IconFileText, IconLayoutGrid, IconUserSquare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceStage } from '#client/features/conference/ConferenceStage.tsx';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import type { StageLayout } from '#client/features/conference/tile-props.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import classes from './DocumentPane.module.css';
import { LowerThird } from './LowerThird.tsx';
import { tileName } from './people.ts';
import { useFloorView } from './use-floor-view.ts';

/** The conference in the centre of the room, instead of the document: everybody alike, or who speaks large. */
export function StagePane({ onDocument }: { onDocument: () => void }) {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const floor = useFloorView();
  const sharing = usePeers().find((peer) => peer.screenSince !== null && !peer.isSelf);
  const [layout, setLayout] = useState<StageLayout>(sharing ? 'speaker' : 'gallery');
  const other = layout === 'gallery' ? 'speaker' : 'gallery';
  return (
    <section className={classes.pane} aria-label={t('side.allSites')}>
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title}>
            {sharing && layout === 'speaker'
              ? t('screenOf', { ns: 'conference', name: tileName(frame)(sharing) })
              : t('side.allSites')}
          </h2>
        </div>
        <div className={classes.acts}>
          <IconButton label={t(`document.${other}Layout`)} onClick={() => setLayout(other)}>
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
          nameOf={tileName(frame)}
          floorKey={floor?.peer?.key ?? null}
          overlay={floor && <LowerThird floor={floor} />}
        />
      </div>
    </section>
  );
}
