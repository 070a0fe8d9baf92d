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
};

/** Finds what was on at a moment, in milliseconds from the beginning. */
export function placeAt(contents: RecordingContents, atMs: number): PlaybackPlace {
  return {
    chapter: contents.chapters.findLast((chapter) => chapter.atMs <= atMs) ?? null,
    speech: contents.speeches.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null,
    page: contents.pages.findLast((page) => page.atMs <= atMs) ?? null,
  };
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
