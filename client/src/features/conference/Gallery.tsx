import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#client/features/meeting/use-shortcuts.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import { Button } from '#client/ui/Button.tsx';
import { allShared, isSamePicture, type PeerPicture, withMedia } from './choose-peers.ts';
import { besideLargeTile, fitGrid, tilesPerPage } from './fit-grid.ts';
import classes from './Gallery.module.css';
import type { GalleryProps } from './tile-props.ts';
import { useBox } from './use-box.ts';
import { VideoTile } from './VideoTile.tsx';

const GAP_PX = 8;
const LEAST_TILE_PX = 140;
const MOST_TILES = 25;

/**
 * All pictures at once, as large as the box allows, shared screens and paper first; pages when they would become too small. What is
 * pinned stands large above the others, on every page.
 */
export function Gallery({ peers, nameOf, onPin = null, pinned = null }: GalleryProps) {
  const { t } = useTranslation('conference');
  const { ref, widthPx, heightPx } = useBox<HTMLUListElement>();
  const [wantedPage, setPage] = useState(0);
  const all = picturesOf(peers);
  const chosen = all.length > 1 ? all.find((picture) => isSamePicture(pinned, picture)) : undefined;
  const pictures = all.filter((picture) => picture !== chosen);
  const { largePx, restHeightPx } = besideLargeTile(widthPx, heightPx, GAP_PX);
  const box = { widthPx, heightPx: chosen ? restHeightPx : heightPx, gapPx: GAP_PX };
  const perPage = tilesPerPage(pictures.length, box, LEAST_TILE_PX, MOST_TILES);
  const pages = Math.max(1, Math.ceil(pictures.length / perPage));
  const page = Math.min(wantedPage, pages - 1);
  useShortcuts((does) => {
    if (does === 'nextSites') setPage(page + 1 < pages ? page + 1 : 0);
  });
  const shown = pictures.slice(page * perPage, (page + 1) * perPage);
  const grid = fitGrid(pages > 1 ? perPage : shown.length, box.widthPx, box.heightPx, GAP_PX);
  return (
    <section className={classes.gallery} aria-label={t('gallery')}>
      <ul ref={ref} className={classes.grid}>
        {chosen && largePx > 0 && (
          <li className={classes.large}>
            <div style={{ width: largePx }}>
              <VideoTile
                key={`${chosen.peer.key} ${chosen.source}`}
                {...chosen}
                {...nameOf(chosen.peer)}
                onPin={onPin}
                pinned
              />
            </div>
          </li>
        )}
        {grid.tileWidthPx > 0 &&
          shown.map(({ peer, source }) => (
            <li key={`${peer.key} ${source}`} style={{ width: grid.tileWidthPx }}>
              <VideoTile
                peer={peer}
                source={source}
                {...nameOf(peer)}
                onPin={onPin}
                pinned={isSamePicture(pinned, { peer, source })}
              />
            </li>
          ))}
      </ul>
      {pages > 1 && (
        <nav className={classes.pages} aria-label={t('gallery')}>
          <Button
            look="quiet"
            icon={<IconChevronLeft size={18} aria-hidden="true" />}
            aria-label={t('galleryBefore')}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          />
          <span className="numerals">{t('galleryPage', { page: page + 1, pages })}</span>
          <Button
            look="quiet"
            icon={<IconChevronRight size={18} aria-hidden="true" />}
            aria-label={t('galleryAfter')}
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          />
        </nav>
      )}
    </section>
  );
}

function picturesOf(peers: readonly PeerView[]): PeerPicture[] {
  const sounding = withMedia(peers);
  return [
    ...allShared(sounding.filter((peer) => !peer.isSelf)).map(({ peer, source }) => ({
      peer,
      source,
    })),
    ...sounding.map((peer) => ({ peer, source: 'camera' as const })),
  ];
}
