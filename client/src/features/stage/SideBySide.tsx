import type { ReactNode } from 'react';
import { besideLarge } from '#client/features/conference/choose-peers.ts';
import { useConference, usePeers } from '#client/features/conference/conference-context.tsx';
import { LargePicture } from '#client/features/conference/LargePicture.tsx';
import { TileStrip } from '#client/features/conference/TileStrip.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { LowerThird } from '#client/features/meeting/LowerThird.tsx';
import { useFloorView } from '#client/features/meeting/use-floor-view.ts';
import { useWidth } from '#client/features/meeting/use-width.ts';
import classes from './SideBySide.module.css';
import { useLargePicture } from './use-large-picture.ts';

/** The document, or what is shared in its place, and who speaks, equally large; the others below. */
export function SideBySide({ paper, onMore }: { paper: ReactNode; onMore: () => void }) {
  const conference = useConference();
  const peers = usePeers();
  const nameOf = useTileName();
  const width = useWidth();
  const floor = useFloorView();
  const floorKey = floor?.peer?.key ?? null;
  const face = useLargePicture(floorKey, true);
  return (
    <div className={classes.both}>
      <div className={classes.paper}>{paper}</div>
      <div className={classes.people}>
        <div className={classes.face}>
          <LargePicture
            picture={face}
            nameOf={nameOf}
            floorKey={floorKey}
            overlay={floor && <LowerThird floor={floor} />}
            onPin={(picture) => conference.pin(picture)}
          />
        </div>
        <TileStrip
          peers={besideLarge(peers, face)}
          nameOf={nameOf}
          rows={width === 'phone' ? 2 : 4}
          perRow={width === 'desktop' ? 4 : 3}
          onPin={(picture) => conference.pin(picture)}
          onMore={onMore}
        />
      </div>
    </div>
  );
}
