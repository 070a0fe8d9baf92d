import type { Snippet } from '#contract/http/search.ts';
import classes from './Search.module.css';

/** A text with what was found in it marked. */
export function MarkedText({ text, marks }: Snippet) {
  const begins = [0, ...marks.map(([, end]) => end)];
  return (
    <>
      {marks.map(([start, end], index) => (
        <span key={start}>
          {text.slice(begins[index], start)}
          <mark className={classes.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(begins.at(-1))}
    </>
  );
}
