import type { SharedPicture } from '#client/features/conference/choose-peers.ts';
import { useReceivesShared } from '#client/features/conference/conference-context.tsx';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import { useLive, useServerNow } from '#client/live/use-live.ts';
import { codeOnScreen } from '#contract/live/code-shown.ts';
import { HallCounted, HallVoid } from './HallBallotEnd.tsx';
import { BesideCode, HallCheckIn } from './HallCheckIn.tsx';
import { HallDocument } from './HallDocument.tsx';
import { HallHead } from './HallHead.tsx';
import { HallMessage } from './HallMessage.tsx';
import { HallGallery, HallPicture, HallShared, HallSpeaker } from './HallPictures.tsx';
import { HallResult } from './HallResult.tsx';
import classes from './HallScreen.module.css';
import { HallSeats } from './HallSeats.tsx';
import { HallSideBySide } from './HallSideBySide.tsx';
import { HallVote } from './HallVote.tsx';
import { codeBeside, type HallScene, hallScene } from './hall-scene.ts';

/** What goes on in the meeting, one thing at a time and as large as can be, by itself and without controls. */
export function HallView() {
  const live = useLive((state) => state);
  const now = useServerNow();
  const onScreen = useSharedScreen();
  // Whose own device lets none come sees what goes on beside it.
  const shared = useReceivesShared() ? onScreen : null;
  const isLit = useSpotlit() !== null;
  const scene = hallScene(live, now, shared?.since ?? null, isLit);
  const code = codeBeside(scene.kind, codeOnScreen(live, now));
  const picture = <Scene scene={scene} shared={shared} />;
  return (
    <>
      <HallHead scene={scene} now={now} />
      <main className={classes.scene} key={scene.kind} data-scene={scene.kind}>
        {code === 'no' ? picture : <BesideCode size={code}>{picture}</BesideCode>}
      </main>
    </>
  );
}

/** What a scene shows, for a room's display and for a room's machine; `shared` is what is shared now. */
export function Scene({ scene, shared }: { scene: HallScene; shared: SharedPicture | null }) {
  switch (scene.kind) {
    case 'planned':
      return <HallMessage kind="planned" />;
    case 'ended':
      return <HallMessage kind="ended" />;
    case 'seats':
      return <HallSeats />;
    case 'checkIn':
      return <HallCheckIn />;
    case 'vote':
      return <HallVote ballot={scene.ballot} />;
    case 'counted':
      return <HallCounted counted={scene.counted} />;
    case 'result':
      return <HallResult ballot={scene.ballot} />;
    case 'void':
      return <HallVoid ballot={scene.ballot} />;
    case 'screen':
      return shared && <HallShared shared={shared} />;
    case 'document':
      return <HallDocument />;
    case 'speaker':
      return <HallSpeaker />;
    case 'picture':
      return <HallPicture />;
    case 'sideBySide':
      return <HallSideBySide shared={shared} />;
    case 'gallery':
      return <HallGallery />;
  }
}
