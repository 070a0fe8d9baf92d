import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEraser,
  IconFileDownload,
  IconFocus2,
  IconHighlight,
  IconHistory,
  IconLayoutSidebar,
  IconNote,
  IconPencil,
  IconPointer,
  IconRectangle,
  IconSearch,
  IconSelectAll,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentsButton } from '#client/features/comments/CommentsButton.tsx';
import { BarButton } from './BarButton.tsx';
import { InsertPicker } from './ink/InsertPicker.tsx';
import type { Styles, Tool } from './ink/ink-tools.ts';
import { ShapePicker } from './ink/ShapePicker.tsx';
import { StylePicker } from './ink/StylePicker.tsx';
import { MoreTools, type SeldomTool } from './MoreTools.tsx';
import classes from './ToolBar.module.css';

const PICTURES: Record<Tool, ReactNode> = {
  select: <IconPointer size={22} />,
  laser: <IconFocus2 size={22} />,
  move: <IconSelectAll size={22} />,
  pen: <IconPencil size={22} />,
  highlighter: <IconHighlight size={22} />,
  shape: <IconRectangle size={22} />,
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
  onStyles,
  onUndo,
  onRedo,
  onSearch,
  searching,
  onThumbnails,
  browsing,
  onComments,
  commenting,
  openComments,
  onChanges,
  comparing,
  onNotesFile,
  undoable,
}: {
  /** The tools that may be used; empty: reading only. */
  tools: Tool[];
  tool: Tool;
  styles: Styles;
  picking: boolean;
  onTool: (tool: Tool) => void;
  onStyles: (styles: Partial<Styles>) => void;
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
  /** null: the document has but one version. */
  onChanges: (() => void) | null;
  comparing: boolean;
  /** Takes one's notes out of the product or others in; null: the reader has none here. */
  onNotesFile: (() => void) | null;
  undoable: boolean;
}) {
  const { t } = useTranslation('viewer');
  const { t: tVersions } = useTranslation('versions');
  const { t: tNotes } = useTranslation('notes');
  const seldom: SeldomTool[] = [];
  if (onThumbnails)
    seldom.push({
      name: 'thumbnails',
      label: t('thumbnails'),
      picture: IconLayoutSidebar,
      pressed: browsing,
      onClick: onThumbnails,
    });
  if (onChanges)
    seldom.push({
      name: 'changes',
      label: tVersions('panel'),
      picture: IconHistory,
      pressed: comparing,
      onClick: onChanges,
    });
  if (onNotesFile)
    seldom.push({
      name: 'notesFile',
      label: tNotes('file.title'),
      picture: IconFileDownload,
      pressed: undefined,
      onClick: onNotesFile,
    });
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('tools')} aria-orientation="vertical">
      {tools.map((name) => (
        <div key={name} className={classes.slot}>
          <BarButton label={t(`tool.${name}`)} pressed={tool === name} onClick={() => onTool(name)}>
            {PICTURES[name]}
            {(name === 'pen' || name === 'highlighter' || name === 'shape') && (
              <span className={classes.ink} style={{ background: styles[name].color }} />
            )}
          </BarButton>
          {picking && tool === name && <Choices tool={name} styles={styles} onStyles={onStyles} />}
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
      {onComments && (
        <CommentsButton pressed={commenting} count={openComments} onClick={onComments} />
      )}
      <MoreTools tools={seldom} />
    </div>
  );
}

/** What the tool in hand lets one choose; nothing for most. */
function Choices({
  tool,
  styles,
  onStyles,
}: {
  tool: Tool;
  styles: Styles;
  onStyles: (styles: Partial<Styles>) => void;
}) {
  switch (tool) {
    case 'pen':
      return <StylePicker style={styles.pen} onStyle={(pen) => onStyles({ pen })} />;
    case 'highlighter':
      return (
        <StylePicker
          style={styles.highlighter}
          onStyle={(highlighter) => onStyles({ highlighter })}
        />
      );
    case 'shape':
      return <ShapePicker style={styles.shape} onStyle={(shape) => onStyles({ shape })} />;
    case 'note':
      return <InsertPicker insert={styles.insert} onInsert={(insert) => onStyles({ insert })} />;
    default:
      return null;
  }
}
