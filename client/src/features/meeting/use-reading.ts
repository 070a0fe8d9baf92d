import { useEffect, useRef, useState } from 'react';
import { useLive, useLiveStore, useLiveView } from '#client/live/use-live.ts';
import type { VersionId } from '#contract/ids.ts';
import type { FrameDocument } from '#contract/live/state.ts';
import type { AskedPlace } from './asked-place.ts';
import {
  answerCall,
  beginAt,
  browseTo,
  documentOf,
  follow,
  onScreen,
  type Place,
  pageOf,
  placeToShow,
  type ReadingRole,
  readingRole,
  unansweredCall,
  wasShown,
} from './reading.ts';
import { useWaitingCall, type WaitingCall } from './use-waiting-call.ts';

/** What the room needs of reading: where one is, how one stands to the presenter, and the acts. */
export type UseReading = {
  role: ReadingRole;
  place: Place | null;
  document: FrameDocument | null;
  /** What is to be marked in the document, as the address asked; null while one follows or presents. */
  find: string | null;
  open(versionId: VersionId): void;
  turnTo(page: number): void;
  browse(): void;
  follow(): void;
  /** The chair's call to a page while it waits for its moment; null: none does. */
  call: WaitingCall | null;
  /** Calls everybody to the page that is shown here. */
  callAll(): void;
  present(): void;
  stopPresenting(): void;
};

/** One person's reading in the running meeting; the presenter's acts become commands, everybody else's stay on the device. */
export function useReading(
  asked: AskedPlace | null,
  onFailed: (error: unknown) => void,
): UseReading {
  const store = useLiveStore();
  const live = useLive((state) => state);
  const selfId = useLiveView((view) => view.selfId);
  const [state, setState] = useState(() => beginAt(asked, live.frame));
  const turning = useRef(0);
  const role = readingRole(state, live, selfId);
  const place = placeToShow(state, live, selfId);
  const { presentation } = live;
  const isAsked =
    asked?.versionId === place?.versionId && (role === 'browsing' || role === 'alone');
  const call = useWaitingCall(unansweredCall(state, live, selfId), (seq, goesAlong) =>
    setState((before) => answerCall(before, seq, goesAlong)),
  );

  useEffect(() => {
    if (place) setState((before) => onScreen(before, place));
  }, [place]);

  // The same account presents on a second device, or a turn was refused: the stream is right.
  useEffect(() => {
    if (role === 'presenting' && presentation && turning.current === 0)
      setState((before) => ({ ...browseTo(before, presentation), following: true }));
  }, [role, presentation]);

  useEffect(() => {
    if (role === 'following' && presentation) setState((before) => wasShown(before, presentation));
  }, [role, presentation]);

  const turn = (to: Place) => {
    setState((before) => ({ ...browseTo(before, to), following: role === 'presenting' }));
    if (role !== 'presenting') return;
    turning.current += 1;
    store
      .command('presentation.turnTo', to)
      .catch(onFailed)
      .finally(() => {
        turning.current -= 1;
        const shown = store.getSnapshot().state.presentation;
        if (turning.current === 0 && shown)
          setState((before) => ({ ...browseTo(before, shown), following: true }));
      });
  };
  return {
    role,
    place,
    document: place && documentOf(live.frame, place.versionId),
    find: isAsked ? (asked?.find ?? null) : null,
    open: (versionId) => turn({ versionId, page: pageOf(state, versionId) }),
    turnTo: (page) => place && turn({ versionId: place.versionId, page }),
    browse: () => place && setState((before) => browseTo(before, place)),
    follow: () => setState(follow),
    call,
    callAll: () => {
      if (!place) return;
      const { versionId, page } = place;
      store
        .command('presentation.callAll', { versionId, page })
        .then(() => setState(follow), onFailed);
    },
    present: () => {
      if (place)
        void store
          .command('presentation.start', { versionId: place.versionId, page: place.page })
          .catch(onFailed);
    },
    stopPresenting: () => void store.command('presentation.stop', {}).catch(onFailed),
  };
}
