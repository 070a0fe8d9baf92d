import { IconHighlight, IconMessagePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { type PageView, sheetSize, toSheet } from './page-space.ts';
import classes from './SelectionBar.module.css';
import type { Passage } from './use-text-selection.ts';

/** About the width of the bar, in CSS pixels: it stays within the page. */
const BAR_PX = 320;

/** Offers what can be done with the passage that is selected, just above it; what may not be done here is null. */
export function SelectionBar({
  view,
  passage,
  onHighlight,
  onComment,
}: {
  view: PageView;
  passage: Passage;
  onHighlight: (() => void) | null;
  onComment: (() => void) | null;
}) {
  const { t } = useTranslation(['viewer', 'comments']);
  const first = passage.rects[0];
  if (!first) return null;
  const [x, y] = toSheet(view, first[0], first[1]);
  const left = Math.max(0, Math.min(x, sheetSize(view).width - BAR_PX));
  return (
    <div className={classes.bar} style={{ left, top: y < 60 ? y + 40 : y - 52 }}>
      {onHighlight && (
        <Button
          size="small"
          icon={<IconHighlight size={18} aria-hidden="true" />}
          // The selection must outlive the press.
          onPointerDown={(event) => event.preventDefault()}
          onClick={onHighlight}
        >
          {t('highlightSelection')}
        </Button>
      )}
      {onComment && (
        <Button
          size="small"
          icon={<IconMessagePlus size={18} aria-hidden="true" />}
          onPointerDown={(event) => event.preventDefault()}
          onClick={onComment}
        >
          {t('comments:selection')}
        </Button>
      )}
    </div>
  );
}
