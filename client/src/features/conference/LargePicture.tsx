import type { ReactNode } from 'react';
import type { PictureKey } from '#client/media/conference-state.ts';
import classes from './ConferenceStage.module.css';
import type { PeerPicture } from './choose-peers.ts';
import { SpeakerTile } from './SpeakerTile.tsx';
import type { NameOf } from './tile-props.ts';
import { useBox } from './use-box.ts';

/** One picture as large as its place allows; `overlay` lies over it when it is who has the floor. */
export function LargePicture({
  picture,
  nameOf,
  floorKey = null,
  overlay = null,
  onPin = null,
}: {
  /** Null: a calm empty frame. */
  picture: PeerPicture | null;
  nameOf: NameOf;
  floorKey?: string | null;
  overlay?: ReactNode;
  onPin?: ((picture: PictureKey) => void) | null;
}) {
  const { ref, widthPx, heightPx } = useBox<HTMLDivElement>();
  const hasFloor = picture?.source === 'camera' && picture.peer.key === floorKey;
  return (
    <div ref={ref} className={classes.fit}>
      <div style={{ width: Math.min(widthPx, (heightPx * 16) / 9) }}>
        <SpeakerTile
          peer={picture?.peer ?? null}
          {...(picture ? { ...nameOf(picture.peer), source: picture.source } : { name: '' })}
          hasFloor={hasFloor}
          onPin={onPin}
        >
          {hasFloor ? overlay : null}
        </SpeakerTile>
      </div>
    </div>
  );
}
