import { useEffect, useState, useSyncExternalStore } from 'react';
import { line } from '#client/api/line.ts';
import { notesKey } from '#client/features/notes-key/notes-key.ts';
import type { NotesKeyView } from '#client/features/notes-key/notes-key-view.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import { annotationServer } from './notes/annotation-server.ts';
import { AnnotationStore, type AnnotationView } from './notes/annotation-store.ts';
import { unsentShelf } from './notes/own-annotations.ts';

const nothing: AnnotationView = {
  annotations: [],
  state: 'saved',
  unsent: 0,
  refused: 0,
  unreadable: 0,
};
const noView = () => nothing;
const noSubscription = () => () => {};

/** The reader's private annotations of a version, and how their key stands; the store is null while they are switched off. */
export function useAnnotations(
  versionId: VersionId,
  ownerId: UserId,
  on: boolean,
): { store: AnnotationStore | null; view: AnnotationView; keyView: NotesKeyView } {
  const [store, setStore] = useState<AnnotationStore | null>(null);
  const keyView = useSyncExternalStore(notesKey.subscribe, notesKey.view);
  useEffect(() => {
    if (!on) return;
    const server = annotationServer(ownerId, notesKey);
    const opened = new AnnotationStore({ ownerId, versionId, server, shelf: unsentShelf });
    setStore(opened);
    const open = () => void notesKey.begin(ownerId).then(() => opened.open());
    open();
    const retry = () => opened.retry();
    const leaveLine = line.onBack(retry);
    // With another key at hand more can be read, and what waited can go.
    const keys = () => `${notesKey.view().state} ${notesKey.readingKeys().length}`;
    let before = keys();
    const leave = notesKey.subscribe(() => {
      if (keys() !== before) open();
      before = keys();
    });
    return () => {
      leaveLine();
      leave();
      opened.close();
      setStore(null);
    };
  }, [versionId, ownerId, on]);
  const view = useSyncExternalStore(store?.subscribe ?? noSubscription, store?.view ?? noView);
  return { store, view, keyView };
}
