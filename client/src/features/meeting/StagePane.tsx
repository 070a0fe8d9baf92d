import { IconFileText, IconLayoutGrid, IconUserSquare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceStage } from '#client/features/conference/ConferenceStage.tsx';
import type { PeerPicture } from '#client/features/conference/choose-peers.ts';
import { LargePicture } from '#client/features/conference/LargePicture.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { SeatsButton } from '#client/features/seat-map/SeatsButton.tsx';
import { LayoutButton } from '#client/features/stage/LayoutButton.tsx';
import { useLargePicture } from '#client/features/stage/use-large-picture.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import classes from './DocumentPane.module.css';
import { LowerThird } from './LowerThird.tsx';
import type { Centre } from './use-centre.ts';
import { useFloorView } from './use-floor-view.ts';

/** The conference in the centre of the room, instead of the document: everybody alike, or who speaks large. */
export function StagePane({
  layout,
  centre,
  onLayout,
}: {
  layout: 'speaker' | 'gallery';
  centre: Centre;
  onLayout: () => void;
}) {
  const { t } = useTranslation('meeting');
  const nameOf = useTileName();
  const floor = useFloorView();
  const floorKey = floor?.peer?.key ?? null;
  const large = useLargePicture(floorKey);
  const other = layout === 'gallery' ? 'speaker' : 'gallery';
  return (
    <PicturePane
      picture={layout === 'speaker' ? large : null}
      centre={centre}
      onLayout={onLayout}
      act={
        centre.mayChoose && (
          <IconButton label={t(`document.${other}Layout`)} onClick={() => centre.show(other)}>
            {other === 'gallery' ? <IconLayoutGrid size={22} /> : <IconUserSquare size={22} />}
          </IconButton>
        )
      }
    >
      <ConferenceStage
        layout={layout}
        nameOf={nameOf}
        floorKey={floorKey}
        overlay={floor && <LowerThird floor={floor} />}
      />
    </PicturePane>
  );
}

/** A screen or paper in the document's place, as large as it fits. */
export function SharedPane({
  picture,
  centre,
  onLayout,
}: {
  picture: PeerPicture;
  centre: Centre;
  onLayout: () => void;
}) {
  const nameOf = useTileName();
  return (
    <PicturePane picture={picture} centre={centre} onLayout={onLayout}>
      <div className={classes.picture}>
        <LargePicture picture={picture} nameOf={nameOf} />
      </div>
    </PicturePane>
  );
}

/** The head above pictures: what is seen, and the ways to something else. */
function PicturePane({
  picture,
  centre,
  onLayout,
  act = null,
  children,
}: {
  picture: PeerPicture | null;
  centre: Centre;
  onLayout: () => void;
  act?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('meeting');
  const nameOf = useTileName();
  const title = () => {
    if (!picture) return t('side.allSites');
    const { name } = nameOf(picture.peer);
    return picture.source === 'camera'
      ? name
      : t(`${picture.source}Of`, { ns: 'conference', name });
  };
  return (
    <section className={classes.pane} aria-label={t('side.allSites')}>
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title}>{title()}</h2>
        </div>
        {centre.mayChoose && (
          <div className={classes.acts}>
            <SeatsButton onSeats={() => centre.show('seats')} />
            <LayoutButton onClick={onLayout} />
            {act}
            <Button
              icon={<IconFileText size={20} aria-hidden="true" />}
              onClick={() => centre.show('documentSpeaker')}
            >
              {t('document.showDocument')}
            </Button>
          </div>
        )}
      </div>
      <div className={classes.page}>{children}</div>
    </section>
  );
}
