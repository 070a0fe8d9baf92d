import type { RecordingContents } from '#contract/http/recordings.ts';

/** The title and the chapters of a recording in the words of ffmpeg's metadata file. */
export function chapterMetadata(title: string, contents: RecordingContents): string {
  const { chapters, durationMs } = contents;
  const entries = chapters.map((chapter, index) => {
    const end = chapters[index + 1]?.atMs ?? durationMs;
    return [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${chapter.atMs}`,
      `END=${Math.max(end, chapter.atMs + 1)}`,
      `title=${escaped(`${chapter.number}. ${chapter.title}`)}`,
    ].join('\n');
  });
  return [';FFMETADATA1', `title=${escaped(title)}`, ...entries, ''].join('\n');
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[=;#\\]/g, (mark) => `\\${mark}`);
}
