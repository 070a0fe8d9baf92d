import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEraser,
  IconFocus2,
  IconHighlight,
  IconLayoutSidebar,
  IconNote,
  IconPencil,
  IconPointer,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentsButton } from '#client/features/comments/CommentsButton.tsx';
import type { LineStyle, Tool } from './ink/ink-tools.ts';
import { StylePicker } from './ink/StylePicker.tsx';
import classes from './ToolBar.module.css';

const PICTURES: Record<Tool, ReactNode> = {
  select: <IconPointer size={22} />,
  laser: <IconFocus2 size={22} />,
  pen: <IconPencil size={22} />,
  highlighter: <IconHighlight size={22} />,
  note: <IconNote size={22} />,
  eraser: <IconEraser size={22} />,
};

/** The thin bar of tools. A tool with colours shows them when it is taken, and again when it is tapped once more. */
export function ToolBar({
  tools,
  tool,
  styles,
  picking,
  onTool,
  onStyle,
  onUndo,
  onRedo,
  onSearch,
  searching,
  onThumbnails,
  browsing,
  onComments,
  commenting,
  openComments,
  undoable,
}: {
  /** The tools that may be used; empty: reading only. */
  tools: Tool[];
  tool: Tool;
  styles: { pen: LineStyle; highlighter: LineStyle };
  picking: boolean;
  onTool: (tool: Tool) => void;
  onStyle: (style: LineStyle) => void;
  onUndo: (() => void) | null;
  onRedo: (() => void) | null;
  /** null: searching is reached elsewhere. */
  onSearch: (() => void) | null;
  searching: boolean;
  onThumbnails: (() => void) | null;
  browsing: boolean;
  /** null: comments are reached elsewhere. */
  onComments: (() => void) | null;
  commenting: boolean;
  openComments: number;
  undoable: boolean;
}) {
  const { t } = useTranslation('viewer');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('tools')} aria-orientation="vertical">
      {tools.map((name) => (
        <div key={name} className={classes.slot}>
          <BarButton label={t(`tool.${name}`)} pressed={tool === name} onClick={() => onTool(name)}>
            {PICTURES[name]}
            {(name === 'pen' || name === 'highlighter') && (
              <span className={classes.ink} style={{ background: styles[name].color }} />
            )}
          </BarButton>
          {picking && tool === name && (name === 'pen' || name === 'highlighter') && (
            <StylePicker style={styles[name]} onStyle={onStyle} />
          )}
        </div>
      ))}
      {undoable && (
        <>
          <BarButton label={t('undo')} disabled={!onUndo} onClick={() => onUndo?.()}>
            <IconArrowBackUp size={22} />
          </BarButton>
          <BarButton label={t('redo')} disabled={!onRedo} onClick={() => onRedo?.()}>
            <IconArrowForwardUp size={22} />
          </BarButton>
        </>
      )}
      {tools.length > 0 && <hr className={classes.rule} />}
      {onSearch && (
        <BarButton label={t('search')} pressed={searching} onClick={onSearch}>
          <IconSearch size={22} />
        </BarButton>
      )}
      {onThumbnails && (
        <BarButton label={t('thumbnails')} pressed={browsing} onClick={onThumbnails}>
          <IconLayoutSidebar size={22} />
        </BarButton>
      )}
      {onComments && (
        <CommentsButton pressed={commenting} count={openComments} onClick={onComments} />
      )}
    </div>
  );
}

function BarButton({
  label,
  pressed,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
