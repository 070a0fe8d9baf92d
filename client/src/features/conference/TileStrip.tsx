import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { isSamePicture, withMedia } from './choose-peers.ts';
import { usePinnedPicture } from './conference-context.tsx';
import classes from './TileStrip.module.css';
import type { TileStripProps } from './tile-props.ts';
import { VideoTile } from './VideoTile.tsx';

/** Small tiles in rows; the last one says how many more there are. */
export function TileStrip({
  peers,
  nameOf,
  rows = 2,
  perRow = 4,
  onPin = null,
  onMore = null,
}: TileStripProps) {
  const { t } = useTranslation('conference');
  const pinned = usePinnedPicture();
  const all = withMedia(peers);
  const places = rows * perRow;
  const shown = all.length > places ? all.slice(0, places - 1) : all;
  const count = all.length - shown.length;
  if (all.length === 0) return null;
  return (
    <ul
      className={classes.strip}
      style={{ '--per-row': perRow } as CSSProperties}
      aria-label={t('strip')}
    >
      {shown.map((peer) => (
        <li key={peer.key}>
          <VideoTile
            peer={peer}
            {...nameOf(peer)}
            size="small"
            onPin={onPin}
            pinned={isSamePicture(pinned, { peer, source: 'camera' })}
          />
        </li>
      ))}
      {count > 0 && (
        <li>
          {onMore ? (
            <button
              type="button"
              className={classes.more}
              aria-label={t('more', { count })}
              onClick={onMore}
            >
              +{count}
            </button>
          ) : (
            <span className={classes.more}>+{count}</span>
          )}
        </li>
      )}
    </ul>
  );
}
