import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ConferenceNotice } from '#client/features/conference/ConferenceNotice.tsx';
import { besideLarge } from '#client/features/conference/choose-peers.ts';
import {
  useConference,
  usePeers,
  usePinned,
} from '#client/features/conference/conference-context.tsx';
import { SpeakerTile } from '#client/features/conference/SpeakerTile.tsx';
import { TileStrip } from '#client/features/conference/TileStrip.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { LostSpeaker } from '#client/features/speakers/LostSpeaker.tsx';
import { useLargePicture } from '#client/features/stage/use-large-picture.ts';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import type { PictureKey } from '#client/media/conference-state.ts';
import { LowerThird } from './LowerThird.tsx';
import classes from './SidePanel.module.css';
import { type SideTab, SideTabs } from './SideTabs.tsx';
import { useFloorView } from './use-floor-view.ts';
import { useWidth } from './use-width.ts';

/**
 * People beside the document: who speaks large, the sites below, and the tabs. `pictures` says what of it the centre
 * does not have: nothing, all, or people alone while a screen or paper is there.
 */
export function SidePanel({
  tab,
  onTab,
  pictures,
  onStage,
}: {
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  pictures: 'none' | 'all' | 'faces';
  onStage: () => void;
}) {
  return (
    <div className={classes.side}>
      {pictures !== 'none' && <Pictures faces={pictures === 'faces'} onStage={onStage} />}
      <LostSpeaker />
      <ConferenceNotice />
      <SideTabs tab={tab} onTab={onTab} />
    </div>
  );
}

function Pictures({ faces, onStage }: { faces: boolean; onStage: () => void }) {
  const conference = useConference();
  const peers = usePeers();
  const pinned = usePinned();
  const floor = useFloorView();
  const floorKey = floor?.peer?.key ?? null;
  const chosen = useLargePicture(floorKey, faces);
  const isSpotlit = useSpotlit() !== null;
  // Who has the floor is named large even while no camera shows them, unless one has pinned or somebody shares a screen or paper.
  const isUnseen =
    floor !== null &&
    floorKey === null &&
    !isSpotlit &&
    (pinned === null || chosen?.peer.key !== pinned.key) &&
    (chosen === null || chosen.source === 'camera');
  const shown = isUnseen ? null : chosen;
  const nameOf = useTileName();
  const perRow = useWidth() === 'desktop' ? 4 : 3;
  const others = besideLarge(peers, shown);
  const onPin = (picture: PictureKey) => conference.pin(picture);
  const hasFloor = floor !== null && (shown === null || shown.peer.key === floorKey);
  return (
    <div className={classes.pictures}>
      <SpeakerTile
        peer={shown?.peer ?? null}
        {...(shown ? { ...nameOf(shown.peer), source: shown.source } : { name: '' })}
        hasFloor={hasFloor}
        empty={isUnseen ? <Unseen /> : undefined}
        onPin={onPin}
      >
        {floor && hasFloor ? <LowerThird floor={floor} /> : null}
      </SpeakerTile>
      <TileStrip
        peers={others}
        nameOf={nameOf}
        rows={2}
        perRow={perRow}
        onPin={onPin}
        onMore={onStage}
      />
    </div>
  );
}

/** Who has the floor has no device in the conference: said, for nobody would hear them. */
function Unseen() {
  const { t } = useTranslation('meeting');
  return (
    <div className={classes.unseen}>
      <IconUser size={24} stroke={1.6} aria-hidden="true" />
      <p>{t('side.unseen')}</p>
    </div>
  );
}
