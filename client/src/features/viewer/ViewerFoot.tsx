import { IconPencil, IconPencilOff, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentsButton } from '#client/features/comments/CommentsButton.tsx';
import { IconButton } from '#client/ui/Button.tsx';
import classes from './DocumentViewer.module.css';

/** The line below the page: what the tool bar has no room for, the state of one's notes, the pager and the zoom. */
export function ViewerFoot({
  narrow,
  saved,
  pager,
  zoom,
}: {
  /** What a narrow viewer keeps at hand here; null: the tool bar has it. */
  narrow: {
    toolsOpen: boolean;
    onTools: () => void;
    onSearch: () => void;
    commenting: boolean;
    openComments: number;
    onComments: () => void;
  } | null;
  saved: ReactNode;
  pager: ReactNode;
  zoom: ReactNode;
}) {
  const { t } = useTranslation('viewer');
  return (
    <div className={classes.foot}>
      {narrow && (
        <div className={classes.footTools}>
          <IconButton
            label={t(narrow.toolsOpen ? 'hideTools' : 'showTools')}
            aria-expanded={narrow.toolsOpen}
            onClick={narrow.onTools}
          >
            {narrow.toolsOpen ? <IconPencilOff size={22} /> : <IconPencil size={22} />}
          </IconButton>
          <IconButton label={t('search')} onClick={narrow.onSearch}>
            <IconSearch size={22} />
          </IconButton>
          <CommentsButton
            pressed={narrow.commenting}
            count={narrow.openComments}
            onClick={narrow.onComments}
          />
        </div>
      )}
      {saved && <div className={classes.saved}>{saved}</div>}
      {pager}
      {zoom && <div className={classes.zoom}>{zoom}</div>}
    </div>
  );
}
