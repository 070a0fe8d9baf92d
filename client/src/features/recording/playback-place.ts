import type {
  RecordedSpeech,
  RecordingChapter,
  RecordingContents,
  ShownPage,
} from '#contract/http/recordings.ts';

/** What belongs to a moment of a recording. */
export type PlaybackPlace = {
  chapter: RecordingChapter | null;
  speech: RecordedSpeech | null;
  page: ShownPage | null;
  /** Whether there is a picture, and where not, whether it is one that was to be recorded. */
  picture: 'seen' | 'missing' | 'none';
};

/** Finds what was on at a moment, in milliseconds from the beginning. */
export function placeAt(contents: RecordingContents, atMs: number): PlaybackPlace {
  return {
    chapter: contents.chapters.findLast((chapter) => chapter.atMs <= atMs) ?? null,
    speech: contents.speeches.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null,
    page: contents.pages.findLast((page) => page.atMs <= atMs) ?? null,
    picture: pictureAt(contents, atMs),
  };
}

function pictureAt(
  { durationMs, pictures, gaps }: RecordingContents,
  atMs: number,
): PlaybackPlace['picture'] {
  // At its end the player stays with the last picture.
  const seenMs = Math.min(atMs, durationMs - 1);
  const isOn = (of: { fromMs: number; toMs: number }) => of.fromMs <= seenMs && seenMs < of.toMs;
  if (!pictures || pictures.some(isOn)) return 'seen';
  return gaps.some((gap) => gap.source !== 'microphone' && isOn(gap)) ? 'missing' : 'none';
}

/** Where the next chapter begins, or the last one; the one before begins anew when more than some seconds of it were seen. */
export function chapterBeside(
  { chapters }: RecordingContents,
  atMs: number,
  direction: 'next' | 'previous',
): number | null {
  const soonMs = 3_000;
  const beside =
    direction === 'next'
      ? chapters.find((chapter) => chapter.atMs > atMs)
      : chapters.findLast((chapter) => chapter.atMs < atMs - soonMs);
  if (beside) return beside.atMs;
  return direction === 'previous' ? 0 : null;
}
