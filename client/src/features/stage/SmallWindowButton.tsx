import { IconPictureInPicture, IconPictureInPictureOff } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useConference } from '#client/features/conference/conference-context.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { useFloorView } from '#client/features/meeting/use-floor-view.ts';
import { useShortcuts } from '#client/features/meeting/use-shortcuts.ts';
import { SmallWindow } from '#client/media/small-window.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import classes from './SmallWindowButton.module.css';
import { useLargePicture } from './use-large-picture.ts';

/** How long a picture may take to come, in milliseconds; a click counts no longer than that. */
const READY_MS = 3000;

/** Puts the large picture into a small window over all others, for who works in another one; it also opens as one leaves the tab. */
export function SmallWindowButton() {
  const { t } = useTranslation('stage');
  const { t: tCommon } = useTranslation('common');
  const video = useRef<HTMLVideoElement>(null);
  const [isWanted, setWanted] = useState(false);
  const small = useMemo(
    () =>
      new SmallWindow(() => {
        setWanted(true);
        return ready(video.current);
      }),
    [],
  );
  const state = useSyncExternalStore(small.state.subscribe, small.state.getSnapshot);
  const isOpen = state.status === 'open';
  useShortcuts((does) => {
    if (does === 'smallWindow') void small.toggle();
  });
  useEffect(() => {
    if (state.status !== 'open') setWanted(false);
  }, [state]);
  useEffect(() => () => small.close(), [small]);
  useEffect(() => openOnLeaving(small), [small]);
  const Picture = isOpen ? IconPictureInPictureOff : IconPictureInPicture;
  const why = state.status === 'unsupported' || state.status === 'refused' ? state.status : null;
  return (
    <div className={classes.place}>
      <IconButton
        label={t(isOpen ? 'smallClose' : 'smallOpen')}
        onClick={() => void small.toggle()}
      >
        <Picture size={22} />
      </IconButton>
      {isOpen && state.element ? (
        createPortal(<SmallPicture />, state.element)
      ) : (
        <SmallPicture videoRef={video} active={isWanted} />
      )}
      {why && (
        <div className={classes.why}>
          <Notice
            tone="warn"
            action={
              <button type="button" className={classes.close} onClick={() => small.forget()}>
                {tCommon('close')}
              </button>
            }
          >
            {t(`small.${why}`)}
          </Notice>
        </div>
      )}
    </div>
  );
}

function SmallPicture({
  videoRef,
  active = true,
}: {
  videoRef?: RefObject<HTMLVideoElement | null>;
  /** False: nothing is received for it. */
  active?: boolean;
}) {
  const { tiles } = useConference();
  const own = useRef<HTMLVideoElement>(null);
  const ref = videoRef ?? own;
  const nameOf = useTileName();
  const picture = useLargePicture(useFloorView()?.peer?.key ?? null);
  const key = picture?.peer.key ?? null;
  const source = picture?.source ?? 'camera';
  useEffect(() => {
    if (!active || !ref.current || key === null) return;
    // It is seen though the page may not be.
    return tiles.attach(ref.current, key, source, true);
  }, [tiles, key, source, active, ref]);
  return (
    <div className={videoRef ? classes.hidden : classes.small}>
      <video ref={ref} autoPlay muted playsInline aria-hidden="true" tabIndex={-1} />
      {!videoRef && picture && <p className={classes.name}>{nameOf(picture.peer).name}</p>}
    </div>
  );
}

/** A browser shows no video in a window before it knows its size. */
async function ready(video: HTMLVideoElement | null): Promise<HTMLVideoElement> {
  if (!video) throw new Error('no picture');
  if (video.readyState < HTMLMediaElement.HAVE_METADATA)
    await new Promise<void>((loaded, fail) => {
      video.addEventListener('loadedmetadata', () => loaded(), { once: true });
      setTimeout(() => fail(new Error('no picture comes')), READY_MS);
    });
  return video;
}

/** Browsers that let a conference open its window as one leaves the tab ask for it so; the others do nothing. */
function openOnLeaving(small: SmallWindow): () => void {
  const session = 'mediaSession' in navigator ? navigator.mediaSession : null;
  const action = 'enterpictureinpicture' as MediaSessionAction;
  try {
    session?.setActionHandler(action, () => void small.open());
  } catch {
    return () => undefined;
  }
  return () => session?.setActionHandler(action, null);
}
