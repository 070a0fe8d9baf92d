import { matchesText } from '#contract/fold-text.ts';
import type {
  RecordedSpeech,
  RecordingChapter,
  RecordingContents,
} from '#contract/http/recordings.ts';

/** What fits of a recording: items by their title, speeches by who speaks, or by the item in which they do. */
export function searchRecording(
  { chapters, speeches }: RecordingContents,
  typed: string,
): { chapters: RecordingChapter[]; speeches: RecordedSpeech[] } {
  const titles = new Map(chapters.map(({ itemId, title }) => [itemId, title]));
  return {
    chapters: chapters.filter(({ number, title }) => matchesText(`${number}. ${title}`, typed)),
    speeches: speeches.filter(({ name, position, unitName, itemId }) => {
      const title = itemId === null ? '' : (titles.get(itemId) ?? '');
      return matchesText([name, position, unitName, title].join(' '), typed);
    }),
  };
}
