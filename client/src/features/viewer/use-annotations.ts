import { useEffect, useState, useSyncExternalStore } from 'react';
import type { UserId, VersionId } from '#contract/ids.ts';
import { annotationServer } from './notes/annotation-server.ts';
import { AnnotationStore, type AnnotationView } from './notes/annotation-store.ts';
import { browserShelf } from './notes/outbox-shelf.ts';

const shelf = browserShelf();
const nothing: AnnotationView = { annotations: [], state: 'saved', unsent: 0 };
const noView = () => nothing;
const noSubscription = () => () => {};

/** The reader's private annotations of a version; null while they are switched off. */
export function useAnnotations(
  versionId: VersionId,
  ownerId: UserId,
  on: boolean,
): { store: AnnotationStore | null; view: AnnotationView } {
  const [store, setStore] = useState<AnnotationStore | null>(null);
  useEffect(() => {
    if (!on) return;
    const opened = new AnnotationStore({ ownerId, versionId, server: annotationServer, shelf });
    setStore(opened);
    void opened.open();
    const retry = () => opened.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      opened.close();
      setStore(null);
    };
  }, [versionId, ownerId, on]);
  const view = useSyncExternalStore(store?.subscribe ?? noSubscription, store?.view ?? noView);
  return { store, view };
}
