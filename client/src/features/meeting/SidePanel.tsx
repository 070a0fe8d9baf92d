import { IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceNotice } from '#client/features/conference/ConferenceNotice.tsx';
import { besideLarge, chooseSpeaker, pictureOf } from '#client/features/conference/choose-peers.ts';
import {
  useConference,
  usePeers,
  usePinned,
} from '#client/features/conference/conference-context.tsx';
import { SpeakerTile } from '#client/features/conference/SpeakerTile.tsx';
import { TileStrip } from '#client/features/conference/TileStrip.tsx';
import { LostSpeaker } from '#client/features/speakers/LostSpeaker.tsx';
import { LowerThird } from './LowerThird.tsx';
import classes from './SidePanel.module.css';
import { type SideTab, SideTabs } from './SideTabs.tsx';
import { useFloorView } from './use-floor-view.ts';
import { useTileName } from './use-tile-name.ts';

/** People beside the document: who speaks large, the sites below, and the tabs. `withPictures` is false while the stage has them. */
export function SidePanel({
  tab,
  onTab,
  withPictures,
  onStage,
}: {
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  withPictures: boolean;
  onStage: () => void;
}) {
  return (
    <div className={classes.side}>
      {withPictures && <Pictures onStage={onStage} />}
      <LostSpeaker />
      <ConferenceNotice />
      <SideTabs tab={tab} onTab={onTab} />
    </div>
  );
}

function Pictures({ onStage }: { onStage: () => void }) {
  const conference = useConference();
  const peers = usePeers();
  const pinned = usePinned();
  const floor = useFloorView();
  const last = useRef<string | null>(null);
  const floorKey = floor?.peer?.key ?? null;
  const chosen = chooseSpeaker(peers, { pinned, floor: floorKey, last: last.current });
  // Who has the floor is named large even while no camera shows them, unless one has pinned or somebody shares a screen or paper.
  const isUnseen =
    floor !== null &&
    floorKey === null &&
    chosen?.key !== pinned &&
    !(chosen && pictureOf(chosen) !== 'camera');
  const shown = isUnseen ? null : chosen;
  useEffect(() => {
    if (!shown?.isSelf) last.current = shown?.key ?? null;
  }, [shown?.key, shown?.isSelf]);
  const nameOf = useTileName();
  const others = besideLarge(peers, shown);
  const hasFloor = floor !== null && (shown === null || shown.key === floorKey);
  return (
    <div className={classes.pictures}>
      <SpeakerTile
        peer={shown}
        {...(shown ? nameOf(shown) : { name: '' })}
        hasFloor={hasFloor}
        empty={isUnseen ? <Unseen /> : undefined}
      >
        {floor && hasFloor ? <LowerThird floor={floor} /> : null}
      </SpeakerTile>
      <TileStrip
        peers={others}
        nameOf={nameOf}
        rows={2}
        onPin={(key) => conference.pin(key)}
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
