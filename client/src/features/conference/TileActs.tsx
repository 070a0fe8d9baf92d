import {
  IconBulb,
  IconBulbFilled,
  IconDots,
  IconMicrophone,
  IconMicrophoneOff,
  IconPinned,
  IconPinnedFilled,
} from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import type { PeerView, PictureKey, PictureSource } from '#client/media/conference-state.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './TileActs.module.css';
import { useMicrophoneOf } from './use-microphone-of.ts';

/**
 * What one does with a picture on its own tile: pin it for oneself, and for who leads keep it large for all, close the microphone
 * or ask for it. A small tile is one target: it pins, or opens all as a menu where there are more.
 */
export function TileActs(props: {
  peer: PeerView;
  /** Whose picture it is, as the tile says. */
  name: string;
  source: PictureSource;
  isSmall: boolean;
  pinned: boolean;
  onPin: (picture: PictureKey) => void;
}) {
  const { peer, name, source, isSmall, pinned, onPin } = props;
  const { t } = useTranslation('conference');
  const { t: tStage } = useTranslation('stage');
  const mayLight = useMay('stage.spotlight') && peer.equipment === null;
  const ended = useLive((state) => state.phase === 'ended');
  const isLit = useLive(
    ({ stage: { spotlight } }) => spotlight?.userId === peer.userId && spotlight.source === source,
  );
  const { run, error, forget } = useRun();
  const microphone = useMicrophoneOf(peer.userId);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    forget();
    microphone.forget();
  };
  const hasMicrophone = source === 'camera' && peer.equipment === null && !ended;
  const acts = [
    {
      key: 'pin',
      label: t(pinned ? 'unpin' : 'pin', { name }),
      Picture: pinned ? IconPinnedFilled : IconPinned,
      isOn: pinned,
      act: () => {
        onPin({ key: peer.key, source });
        close();
      },
    },
    ...(mayLight && !ended
      ? [
          {
            key: 'light',
            label: tStage(isLit ? 'spotlightOff' : 'spotlightOn', { name }),
            Picture: isLit ? IconBulbFilled : IconBulb,
            isOn: isLit,
            act: () =>
              void run('stage.spotlight', {
                on: isLit ? null : { userId: peer.userId, source },
              }).then((done) => (done ? close() : setOpen(true))),
          },
        ]
      : []),
    ...(hasMicrophone && microphone.mute
      ? [
          {
            key: 'mute',
            label: t('ask.mute', { name }),
            Picture: IconMicrophoneOff,
            isOn: false,
            act: () => void microphone.mute?.().then((done) => (done ? close() : setOpen(true))),
          },
        ]
      : []),
    ...(hasMicrophone && microphone.ask && !microphone.isTold
      ? [
          {
            key: 'ask',
            label: t('ask.act', { name }),
            Picture: IconMicrophone,
            isOn: false,
            act: () => void microphone.ask?.().then(() => setOpen(true)),
          },
        ]
      : []),
  ];
  const isMenu = isSmall && acts.length > 1;
  return (
    <>
      <span
        className={classes.acts}
        data-small={isSmall || undefined}
        data-on={acts.some(({ isOn }) => isOn) || undefined}
      >
        {isMenu ? (
          <button
            type="button"
            aria-label={t('tileActs', { name })}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            <IconDots size={18} aria-hidden="true" />
          </button>
        ) : (
          acts.map(({ key, label, Picture, isOn, act }) => (
            <button
              key={key}
              type="button"
              aria-label={label}
              title={label}
              data-on={isOn || undefined}
              onClick={act}
            >
              <Picture size={18} aria-hidden="true" />
            </button>
          ))
        )}
      </span>
      {isOpen &&
        // In the body: a tile may stand in another sheet, which closes with a tap on what is not itself.
        createPortal(
          <Sheet open title={name} onClose={close}>
            <div className={classes.menu}>
              {acts.map(({ key, label, Picture, act }) => (
                <Button
                  key={key}
                  wide
                  icon={<Picture size={22} aria-hidden="true" />}
                  onClick={act}
                >
                  {label}
                </Button>
              ))}
            </div>
            {microphone.isTold && <Notice tone="ok">{t('ask.told')}</Notice>}
            {microphone.isPutOff && <Notice>{t('ask.putOff', { name })}</Notice>}
            <ErrorNotice error={error ?? microphone.error} />
          </Sheet>,
          document.body,
        )}
    </>
  );
}
