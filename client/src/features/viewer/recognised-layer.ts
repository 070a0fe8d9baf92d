import type { RecognisedWord } from '#contract/http/search.ts';
import type { Turn } from './page-space.ts';
import { turnedBox } from './recognised-words.ts';

/** Lays the words of a scan over its picture, invisible and selectable; answers an element for each, in their order. */
export function layOutWords(
  box: HTMLElement,
  words: readonly RecognisedWord[],
  turn: Turn,
): HTMLElement[] {
  // Another page's text may have turned and sized the box: these words bring their own turn.
  box.removeAttribute('data-main-rotation');
  box.style.removeProperty('width');
  box.style.removeProperty('height');
  return words.map((word) => {
    const [left, top, width, height] = turnedBox(word, turn);
    const element = document.createElement('span');
    element.textContent = `${word[0]} `;
    element.dataset.recognised = '';
    Object.assign(element.style, {
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    });
    box.append(element);
    return element;
  });
}
