import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NotesKeyView } from '#client/features/notes-key/notes-key-view.ts';
import { Pill } from '#client/ui/Pill.tsx';
import { AudienceSwitch } from './AudienceSwitch.tsx';
import classes from './DocumentViewer.module.css';
import type { Audience } from './ink/ink-tools.ts';
import { NotesLock } from './NotesLock.tsx';
import type { AnnotationStore, AnnotationView } from './notes/annotation-store.ts';
import { SavedState } from './SavedState.tsx';

/** What is said at the top of the page: for whom one writes, and what is amiss with one's notes. */
export function ViewerCorner({
  audience,
  onAudience,
  marksForSelf,
  notes,
  store,
  notesKey,
}: {
  audience: Audience;
  /** null: there is nothing to choose. */
  onAudience: ((audience: Audience) => void) | null;
  /** Whether the tool in hand marks for its reader alone. */
  marksForSelf: boolean;
  /** null: their state is told elsewhere. */
  notes: AnnotationView | null;
  /** Sends again what was not taken. */
  store: Pick<AnnotationStore, 'retry'> | null;
  /** null: this reader writes no notes here. */
  notesKey: NotesKeyView | null;
}) {
  const { t } = useTranslation('viewer');
  return (
    <div className={classes.corner}>
      {onAudience && <AudienceSwitch audience={audience} onAudience={onAudience} />}
      {marksForSelf && (
        <Pill icon={<IconLock size={18} aria-hidden="true" />}>{t('audience.ownHint')}</Pill>
      )}
      {notes && notes.state !== 'saved' && <SavedState view={notes} store={store} />}
      {notesKey && <NotesLock view={notesKey} />}
    </div>
  );
}
