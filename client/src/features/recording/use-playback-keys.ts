import { type RefObject, useEffect, useRef } from 'react';
import type { RecordingContents } from '#contract/http/recordings.ts';
import { chapterBeside } from './playback-place.ts';

const JUMP_MS = 10_000;

/** Lets keys govern the player wherever the focus is, except where one writes. */
export function usePlaybackKeys(
  video: RefObject<HTMLVideoElement | null>,
  contents: RecordingContents,
  goTo: (atMs: number) => void,
): void {
  const jump = useRef(goTo);
  useEffect(() => {
    jump.current = goTo;
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const played = video.current;
      const isWriting = event.target instanceof Element && event.target.closest('input, textarea');
      if (!played || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      const atMs = played.currentTime * 1000;
      const wanted = wantedBy(event.key.toLowerCase(), contents, atMs);
      if (wanted === undefined) return;
      event.preventDefault();
      if (wanted === 'turn') void (played.paused ? played.play() : played.pause());
      else if (wanted !== null) jump.current(wanted);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [video, contents]);
}

/** Where a key leads, or that it plays and pauses; undefined for a key without a meaning, null where it leads nowhere. */
function wantedBy(
  key: string,
  contents: RecordingContents,
  atMs: number,
): number | 'turn' | null | undefined {
  switch (key) {
    case 'k':
      return 'turn';
    case 'j':
      return Math.max(0, atMs - JUMP_MS);
    case 'l':
      return Math.min(contents.durationMs, atMs + JUMP_MS);
    case 'n':
      return chapterBeside(contents, atMs, 'next');
    case 'p':
      return chapterBeside(contents, atMs, 'previous');
    default:
      return undefined;
  }
}
