import { useTranslation } from 'react-i18next';
import type { PageBox, PageChange } from '#contract/http/versions.ts';
import { boxOf, type PageView } from '../page-space.ts';
import classes from './ChangeMarks.module.css';

/** What changed on the page, marked on it: added words underlined and named in the margin, changed pictures framed and named. */
export function ChangeMarks({ view, change }: { view: PageView; change: PageChange }) {
  const { t } = useTranslation('versions');
  return (
    <div className={classes.marks} data-changes={change.page}>
      {change.added.map(({ rects, text }) => (
        <Marked key={rects.join()} view={view} rects={rects} kind="added" word={t('added')}>
          {text}
        </Marked>
      ))}
      {change.regions.map((rect) => (
        <Marked key={rect.join()} view={view} rects={[rect]} kind="region" word={t('region')} />
      ))}
    </div>
  );
}

function Marked({
  view,
  rects,
  kind,
  word,
  children,
}: {
  view: PageView;
  rects: PageBox[];
  kind: 'added' | 'region';
  word: string;
  children?: string;
}) {
  const [first] = rects;
  if (!first) return null;
  const label = boxOf(view, first);
  return (
    <>
      {rects.map((rect) => (
        <span
          key={rect.join()}
          className={classes.mark}
          data-kind={kind}
          style={boxOf(view, rect)}
        />
      ))}
      <span
        className={classes.label}
        data-kind={kind}
        style={
          kind === 'added' ? { left: 0, top: label.top } : { left: label.left, top: label.top }
        }
        title={children}
      >
        <span aria-hidden="true">{kind === 'added' ? '+' : '≠'}</span>
        <span className={classes.word}>{word}</span>
      </span>
    </>
  );
}
