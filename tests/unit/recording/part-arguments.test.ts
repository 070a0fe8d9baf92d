import { expect, it } from 'vitest';
import type { PartSound } from '#server/domain/recording/parts.ts';
import { partArguments } from '#server/recording/part-arguments.ts';

const voice: PartSound = { file: 'voice', ptsMs: 0, delayMs: 0, lengthMs: 1000 };

/** How the sound of a part is written: the arguments from its codec to its file. */
function soundOf(sounds: PartSound[]): string[] {
  const made = partArguments(
    { fromMs: 0, lengthMs: 1000, picture: { kind: 'card', card: 'none' }, sounds },
    { picture: 'p.mp4', sound: 's.flac', path: (file) => file, words: null, font: '' },
  );
  return made.slice(made.indexOf('-c:a'));
}

it('silence is written in the same samples as voices, to which it is joined', () => {
  expect(soundOf([])).toEqual(soundOf([voice]));
  expect(soundOf([])).toContain('-sample_fmt');
});
