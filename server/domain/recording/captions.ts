import type { RecordedSpeech } from '#contract/http/recordings.ts';

/** Who speaks when, as WebVTT: name, post and unit for the length of each speech. */
export function captionsOf(speeches: readonly RecordedSpeech[]): string {
  const cues = speeches.map(({ fromMs, toMs, name, position, unitName }, index) => {
    const about = [position, unitName].filter((text) => text !== '').join(', ');
    const words = [name, about].filter((text) => text !== '').join(' – ');
    return `${index + 1}\n${clock(fromMs)} --> ${clock(toMs)}\n${escaped(words)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(Math.floor(ms % 1000)).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

/** A cue's text takes no mark-up, and a line of its own must not look like a time. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
