import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConferenceStage.module.css';
import { besideLarge, chooseSpeaker } from './choose-peers.ts';
import { useConference, usePeers, usePinned } from './conference-context.tsx';
import { Gallery } from './Gallery.tsx';
import { SpeakerTile } from './SpeakerTile.tsx';
import { TileStrip } from './TileStrip.tsx';
import type { ConferenceStageProps } from './tile-props.ts';
import { useBox } from './use-box.ts';

/** The conference in the middle of the screen: who speaks large with the others below, or everybody alike. */
export function ConferenceStage({ layout, nameOf, floorKey, overlay }: ConferenceStageProps) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const peers = usePeers();
  const pinned = usePinned();
  const [last, setLast] = useState<string | null>(null);
  const { ref, widthPx, heightPx } = useBox<HTMLDivElement>();
  const speaker = chooseSpeaker(peers, { pinned, floor: floorKey, last });
  const speakerKey = speaker?.key ?? null;
  useEffect(() => setLast(speakerKey), [speakerKey]);
  const onPin = (key: string) => conference.pin(key);

  if (layout === 'gallery')
    return (
      <section className={classes.stage} aria-label={t('stage')}>
        <Gallery peers={peers} nameOf={nameOf} onPin={onPin} pinned={pinned} />
      </section>
    );
  const others = besideLarge(peers, speaker);
  return (
    <section className={classes.stage} aria-label={t('stage')}>
      <div ref={ref} className={classes.large}>
        <div style={{ width: Math.min(widthPx, (heightPx * 16) / 9) }}>
          <SpeakerTile
            peer={speaker}
            {...(speaker ? nameOf(speaker) : { name: '' })}
            hasFloor={speakerKey !== null && speakerKey === floorKey}
          >
            {speakerKey !== null && speakerKey === floorKey ? overlay : null}
          </SpeakerTile>
        </div>
      </div>
      <div className={classes.strip}>
        <TileStrip peers={others} nameOf={nameOf} rows={2} onPin={onPin} />
      </div>
    </section>
  );
}
