import { useEffect, useEffectEvent, useState } from 'react';
import { useMe } from '#client/api/session.ts';
import type { SharedPicture } from '#client/features/conference/choose-peers.ts';
import {
  useConference,
  usePinned,
  useReceivesShared,
} from '#client/features/conference/conference-context.tsx';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import {
  layoutInForce,
  type OwnChoice,
  type Shows,
  whatShows,
} from '#client/features/stage/stage-layout.ts';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import { useLive } from '#client/live/use-live.ts';
import type { StageLayout } from '#contract/live/stage.ts';
import type { ReadingRole } from './reading.ts';
import type { Width } from './use-width.ts';

/** The layouts with pictures of the conference in the centre. */
const PICTURES: ReadonlySet<Shows> = new Set(['speaker', 'gallery', 'sideBySide']);

/** What stands in the centre of the room, and the ways to change it. */
export type Centre = {
  shows: Shows;
  /** What is set for all; null: nothing. */
  inForce: StageLayout | null;
  /** True while one looks at something else than what is set for all. */
  strays: boolean;
  /** False on a room's own device while something is set for all. */
  mayChoose: boolean;
  /** What stands in the document's place instead of a document; null: the document. */
  shared: SharedPicture | null;
  /** A screen or paper that is shared and one does not see large now; null when there is none. */
  unseen: SharedPicture | null;
  show(what: Shows): void;
  /** The pictures: large where something is shared, else all alike. */
  showStage(): void;
  /** The screen or paper that is shared; lets pictures come again where one let none of these come. */
  showShared(): void;
  /** False while one lets no shared screen or paper come. */
  receivesShared: boolean;
  /** Gives up what one chose and pinned. */
  follow(): void;
};

/**
 * The layout that is set for all, or what one wants for oneself. Where neither is: the document, and a screen or paper that is shared
 * comes to the centre by itself for who follows and receives it; nobody is taken away from what they present or read by themselves.
 * Who came for a page (`hasAsked`) begins at the document. A room's own device shows the others while nothing is presented.
 */
export function useCentre(role: ReadingRole, width: Width, hasAsked: boolean): Centre {
  const isRoom = useMe().kind === 'siteDevice';
  const conference = useConference();
  const pinned = usePinned();
  const shared = useSharedScreen();
  const receivesShared = useReceivesShared();
  const sharedKey = shared && `${shared.peer.key} ${shared.source}`;
  const stage = useLive((state) => state.stage);
  const spotlit = useSpotlit();
  const ended = useLive((state) => state.phase === 'ended');
  const inForce = layoutInForce(stage, spotlit !== null);
  const [own, choose] = useState<OwnChoice | null>(
    hasAsked ? { shows: 'documentSpeaker', stageSeq: stage.seq } : null,
  );
  const begins = useEffectEvent(() => receivesShared && choose(null));
  useEffect(() => {
    if (sharedKey !== null) begins();
  }, [sharedKey]);
  // Everybody follows at the change: what was pinned before gives way.
  useEffect(() => {
    if (stage.seq > 0) conference.pinned.set(null);
  }, [conference, stage.seq]);
  const isFollowing = role === 'following' || role === 'alone';
  const isRoomAlone = isRoom && role === 'alone' && !ended && width !== 'phone';
  const pictures = shared ? 'speaker' : 'gallery';
  const byItself =
    (shared && isFollowing && receivesShared) || isRoomAlone ? pictures : 'documentSpeaker';
  const laidOut = whatShows({ own, stageSeq: stage.seq, inForce, byItself, isRoom });
  // The conference is over: where its pictures stood is the paper.
  const shows = ended && PICTURES.has(laidOut) ? 'documentSpeaker' : laidOut;
  // Who asks for the document while a screen is shared, presents or reads by themselves, or lets no screen come has the document.
  const isOwn = own?.stageSeq === stage.seq || inForce === null;
  const isOwnDocument = shows === 'documentSpeaker' && isOwn;
  const paper = isOwnDocument || !receivesShared ? null : shared;
  const hidesShared = shows === 'seats' || isOwnDocument;
  const show = (what: Shows) => choose({ shows: what, stageSeq: stage.seq });
  return {
    shows,
    inForce,
    strays:
      !ended && ((inForce !== null && shows !== inForce) || (spotlit !== null && pinned !== null)),
    mayChoose: !(isRoom && inForce !== null),
    shared: paper,
    unseen: hidesShared || !receivesShared ? shared : null,
    show,
    showStage: () => show(pictures),
    showShared() {
      if (!receivesShared) conference.pictures.choose('all');
      // Else what is laid out for all has a place for it.
      if (hidesShared) show(pictures);
    },
    receivesShared,
    follow() {
      choose(null);
      conference.pinned.set(null);
    },
  };
}
