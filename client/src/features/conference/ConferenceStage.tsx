import { useTranslation } from 'react-i18next';
import { useLargePicture } from '#client/features/stage/use-large-picture.ts';
import type { PictureKey } from '#client/media/conference-state.ts';
import { useIsPhone } from '#client/ui/use-is-phone.ts';
import classes from './ConferenceStage.module.css';
import { besideLarge } from './choose-peers.ts';
import { useConference, usePeers, usePinnedPicture } from './conference-context.tsx';
import { Gallery } from './Gallery.tsx';
import { LargePicture } from './LargePicture.tsx';
import { TileStrip } from './TileStrip.tsx';
import type { ConferenceStageProps } from './tile-props.ts';

/** The conference in the middle of the screen: who speaks large with the others below, or everybody alike. */
export function ConferenceStage({ layout, nameOf, floorKey, overlay }: ConferenceStageProps) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const peers = usePeers();
  const pinned = usePinnedPicture();
  const large = useLargePicture(floorKey);
  const isPhone = useIsPhone();
  const onPin = (picture: PictureKey) => conference.pin(picture);

  if (layout === 'gallery')
    return (
      <section className={classes.stage} aria-label={t('stage')}>
        <Gallery peers={peers} nameOf={nameOf} onPin={onPin} pinned={pinned} />
      </section>
    );
  return (
    <section className={classes.stage} aria-label={t('stage')}>
      <div className={classes.large}>
        <LargePicture
          picture={large}
          nameOf={nameOf}
          floorKey={floorKey}
          overlay={overlay}
          onPin={onPin}
        />
      </div>
      <div className={classes.strip}>
        <TileStrip
          peers={besideLarge(peers, large)}
          nameOf={nameOf}
          rows={isPhone ? 3 : 2}
          perRow={isPhone ? 3 : 6}
          onPin={onPin}
        />
      </div>
    </section>
  );
}
