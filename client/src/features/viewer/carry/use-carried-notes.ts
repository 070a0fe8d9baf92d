import { useCallback, useEffect, useState } from 'react';
import { call } from '#client/api/call.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import type { AnnotationStore, PrivateAnnotation } from '../notes/annotation-store.ts';
import { readOwnAnnotations } from '../notes/own-annotations.ts';
import { carriedId } from './carried-id.ts';
import type { CarryServer, CarryTask } from './carry-notes.ts';
import type { Source } from './carry-sources.ts';

const COMPARING_RETRY_MS = 3000;
const OFFLINE_RETRY_MS = 30_000;

/** What became of one's notes of older versions, and what to do with those that found no place. */
export type CarriedNotes = {
  /** How many were placed during this visit. */
  placed: number;
  unplaced: Source[];
  /** Puts one on a page of the version that is read, where it stood on its own. */
  place: (source: Source, page: number) => void;
  /** Leaves one out; it stays on its old version. */
  dismiss: (source: Source) => void;
};

function serverOf(ownerId: UserId): CarryServer {
  return {
    annotations: async (versionId) => (await readOwnAnnotations(ownerId, versionId)).annotations,
    carried: (versionId) => call('carried.list', { params: { versionId } }),
    note: async (versionId, carried) => {
      await call('carried.put', { params: { versionId }, body: { carried } });
    },
    anchors: (versionId, since, pages) =>
      call('versions.anchors', {
        params: { versionId },
        query: { since, pages: pages.join(',') },
      }),
  };
}

/** Keeps an annotation; settles when the server has it, or has heard that it was erased since. */
function putAndSend(store: AnnotationStore, annotation: PrivateAnnotation): Promise<void> {
  store.put(annotation);
  return store.sent(annotation.annotationId);
}

/** Carries one's notes of older versions to the version that is read, in the background; null as `task`: there is nothing to carry. */
export function useCarriedNotes(
  task: CarryTask | null,
  ownerId: UserId,
  store: AnnotationStore | null,
): CarriedNotes {
  const [placed, setPlaced] = useState(0);
  const [unplaced, setUnplaced] = useState<Source[]>([]);
  const versionId = task?.versionId ?? null;
  // The task is made anew at each drawing; its words say whether it is another.
  const words = JSON.stringify(task);

  useEffect(() => {
    const wanted: CarryTask | null = JSON.parse(words);
    if (!wanted || !store) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (ms: number) => {
      if (!left) timer = setTimeout(carry, ms);
    };
    const carry = () => {
      // To find a passage again in another version takes much that few readers need.
      import('./carry-notes.ts')
        .then(({ carryNotes }) =>
          carryNotes(wanted, serverOf(ownerId), (annotation) => putAndSend(store, annotation)),
        )
        .then((outcome) => {
          if (left) return;
          if (outcome.state === 'waiting') return again(COMPARING_RETRY_MS);
          setPlaced((count) => count + outcome.placed.length);
          setUnplaced(outcome.unplaced);
          outcome.noted.catch(() => again(OFFLINE_RETRY_MS));
        })
        .catch(() => again(OFFLINE_RETRY_MS));
    };
    carry();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [words, ownerId, store]);

  const settle = useCallback(
    (
      source: Source,
      outcome: 'placed' | 'dismissed',
      onVersion: VersionId,
      sent: Promise<void> = Promise.resolve(),
    ) => {
      const { annotationId } = source.annotation;
      setUnplaced((all) => all.filter((one) => one.annotation.annotationId !== annotationId));
      sent
        .then(() => serverOf(ownerId).note(onVersion, [{ annotationId, outcome }]))
        // It is listed again: nothing was lost.
        .catch(() => setUnplaced((all) => [...all, source]));
    },
    [ownerId],
  );
  return {
    placed,
    unplaced,
    place: (source, page) => {
      if (!store || !versionId) return;
      const { annotationId, body } = source.annotation;
      const onto = { annotationId: carriedId(annotationId, versionId), page, body };
      settle(source, 'placed', versionId, putAndSend(store, onto));
    },
    dismiss: (source) => versionId && settle(source, 'dismissed', versionId),
  };
}
