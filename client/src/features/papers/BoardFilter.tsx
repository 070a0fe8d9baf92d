import { useTranslation } from 'react-i18next';
import type { PaperRequest } from '#contract/http/papers.ts';
import classes from './Papers.module.css';
import { faceOf, isOverdue, type PaperFace } from './paper-face.ts';

/** A part of the board: all, those in one state, or those that are overdue. */
export type BoardPart = 'all' | 'late' | PaperFace;

const PARTS: readonly Exclude<BoardPart, 'all'>[] = [
  'notBegun',
  'begun',
  'submitted',
  'returned',
  'approved',
  'late',
];

/** True when a paper belongs to the part; what was withdrawn is shown with all. */
export function inPart(paper: PaperRequest, part: BoardPart): boolean {
  if (part === 'all') return true;
  return part === 'late' ? isOverdue(paper) : faceOf(paper) === part;
}

/** How many papers are in each state; choosing one shows these alone. */
export function BoardFilter({
  papers,
  part,
  onPart,
}: {
  papers: readonly PaperRequest[];
  part: BoardPart;
  onPart: (part: BoardPart) => void;
}) {
  const { t } = useTranslation('papers');
  const count = (of: BoardPart) => papers.filter((paper) => inPart(paper, of)).length;
  return (
    <fieldset aria-label={t('board.filter')} className={classes.counts}>
      {(['all', ...PARTS] as const).map((each) => (
        <button
          key={each}
          type="button"
          className={classes.count}
          data-part={each}
          aria-pressed={part === each}
          onClick={() => onPart(each)}
        >
          <strong className="numerals">{count(each)}</strong>
          <span>{each === 'all' ? t('board.all') : t(`state.${each}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
