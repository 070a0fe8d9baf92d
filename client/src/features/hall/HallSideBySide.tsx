import type { SharedPicture } from '#client/features/conference/choose-peers.ts';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import { useLive } from '#client/live/use-live.ts';
import { HallPage } from './HallDocument.tsx';
import classes from './HallPictures.module.css';
import { HallShared, SpeakerPicture, SpeakerWords, VoicePicture } from './HallPictures.tsx';

/** The page, or what is shared in its place, and who speaks, equally large. */
export function HallSideBySide({ shared }: { shared: SharedPicture | null }) {
  const hasFloor = useLive((state) => state.floor !== null);
  const isLit = useSpotlit() !== null;
  return (
    <div className={classes.sideBySide}>
      {shared ? <HallShared shared={shared} /> : <HallPage />}
      <div className={classes.face}>
        {hasFloor && !isLit ? (
          <>
            <SpeakerPicture />
            <SpeakerWords />
          </>
        ) : (
          <VoicePicture />
        )}
      </div>
    </div>
  );
}
