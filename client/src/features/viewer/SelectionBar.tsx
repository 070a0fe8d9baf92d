import { IconHighlight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { type PageView, sheetSize, toSheet } from './page-space.ts';
import classes from './SelectionBar.module.css';
import type { Passage } from './use-text-selection.ts';

/** Offers to highlight the passage that is selected, just above it. */
export function SelectionBar({
  view,
  passage,
  onHighlight,
}: {
  view: PageView;
  passage: Passage;
  onHighlight: () => void;
}) {
  const { t } = useTranslation('viewer');
  const first = passage.rects[0];
  if (!first) return null;
  const [x, y] = toSheet(view, first[0], first[1]);
  const left = Math.max(0, Math.min(x, sheetSize(view).width - 200));
  return (
    <div className={classes.bar} style={{ left, top: y < 60 ? y + 40 : y - 52 }}>
      <Button
        size="small"
        icon={<IconHighlight size={18} aria-hidden="true" />}
        // The selection must outlive the press.
        onPointerDown={(event) => event.preventDefault()}
        onClick={onHighlight}
      >
        {t('highlightSelection')}
      </Button>
    </div>
  );
}
