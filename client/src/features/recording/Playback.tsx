import { IconVideoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#client/ui/Notice.tsx';
import type { MeetingRecording, RecordingContents } from '#contract/http/recordings.ts';
import classes from './Playback.module.css';
import { PlaybackLists } from './PlaybackLists.tsx';
import { PlayedPage } from './PlayedPage.tsx';
import { placeAt } from './playback-place.ts';
import { usePlaybackKeys } from './use-playback-keys.ts';

/** The recording, the page that was shown at the moment that plays, and what can be jumped to. */
export function Playback({
  recording,
  contents,
}: {
  recording: MeetingRecording;
  contents: RecordingContents;
}) {
  const { t } = useTranslation('recording');
  const video = useRef<HTMLVideoElement>(null);
  const [atMs, setAtMs] = useState(0);
  const place = placeAt(contents, atMs);
  const { pictures } = contents;
  const hasOnlySound = pictures?.length === 0;
  // Before it plays the still of its first picture stands there.
  const isTold = !hasOnlySound && atMs > 0;
  const noPicture = isTold && place.picture !== 'seen' ? place.picture : null;
  const { meetingId, title } = recording;
  const source = `/api/meetings/${meetingId}/recording`;

  useEffect(() => {
    const played = video.current;
    if (!played) return;
    const tell = () => setAtMs(Math.round(played.currentTime * 1000));
    const events = ['timeupdate', 'seeking', 'seeked'] as const;
    for (const event of events) played.addEventListener(event, tell);
    return () => {
      for (const event of events) played.removeEventListener(event, tell);
    };
  }, []);

  function goTo(wantedMs: number, plays = true): void {
    const played = video.current;
    if (!played) return;
    played.currentTime = wantedMs / 1000;
    setAtMs(wantedMs);
    // Refused where the browser wants a touch of the player itself: then it waits there.
    if (plays) void played.play().catch(() => {});
  }
  usePlaybackKeys(video, contents, (wantedMs) => goTo(wantedMs, false));

  return (
    <>
      {contents.gaps.length > 0 && (
        <Notice tone="info">{t('playback.gapNotice', { count: contents.gaps.length })}</Notice>
      )}
      {hasOnlySound && <Notice tone="info">{t('playback.onlySound')}</Notice>}
      <div className={classes.playback}>
        <section className={classes.video} aria-label={t('playback.video', { title })}>
          <video
            ref={video}
            className={classes.player}
            src={`${source}/video`}
            poster={pictures && `${source}/still`}
            controls
            playsInline
            preload="metadata"
          >
            <track
              kind="captions"
              src={`${source}/captions`}
              srcLang="vi"
              label={t('playback.captions')}
              default
            />
          </video>
          <p className={classes.now}>
            {place.speech ? (
              <>
                <span className={classes.nowWord}>{t('playback.now')}</span>{' '}
                <strong>{place.speech.name}</strong> {place.speech.position}
              </>
            ) : (
              place.chapter && `${place.chapter.number}. ${place.chapter.title}`
            )}
            {noPicture && (
              <span className={classes.noPicture}>
                <IconVideoOff size={18} aria-hidden="true" />
                {t(`playback.noPicture.${noPicture}`)}
              </span>
            )}
          </p>
          <p className={classes.keys}>{t('playback.keys')}</p>
        </section>
        <PlayedPage shown={place.page} documents={recording.documents} />
        <PlaybackLists contents={contents} place={place} atMs={atMs} onGoTo={goTo} />
      </div>
    </>
  );
}
