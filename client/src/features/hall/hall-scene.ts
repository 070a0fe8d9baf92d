import { layoutInForce } from '#client/features/stage/stage-layout.ts';
import { codeOnScreen } from '#contract/live/code-shown.ts';
import type { Instant } from '#contract/live/instant.ts';
import type {
  ClosedBallot,
  CountedBallot,
  LiveState,
  OpenBallot,
  VoidBallot,
} from '#contract/live/state.ts';

/** How long a result, or that a vote is void, stays on the hall screen unless something newer comes, in milliseconds. */
export const RESULT_MS = 60_000;

/** What the hall screen shows: one thing at a time, so that it can be read from ten metres. */
export type HallScene =
  | { kind: 'planned' }
  | { kind: 'ended' }
  | { kind: 'vote'; ballot: OpenBallot }
  | { kind: 'counted'; counted: CountedBallot }
  | { kind: 'result'; ballot: ClosedBallot }
  | { kind: 'void'; ballot: VoidBallot }
  | { kind: 'screen' }
  | { kind: 'document' }
  | { kind: 'speaker' }
  /** What is kept large for all, else whose voice is heard. */
  | { kind: 'picture' }
  | { kind: 'sideBySide' }
  | { kind: 'seats' }
  | { kind: 'checkIn' }
  | { kind: 'gallery' };

/**
 * Chooses the scene: a vote before a fresh result, then what was asked for (the seat map; the code for checking in while nobody speaks),
 * then the layout that is set for all; where none is, a shared screen before a page, a page before a speaker, else everybody.
 * `screenSince` is when the screen or paper that is shared now began to be; null: none is. `isLit`: the spotlight shows somebody.
 */
export function hallScene(
  state: LiveState,
  nowMs: number,
  screenSince: Instant | null,
  isLit = false,
): HallScene {
  const withSeats = seatsOnScreen(state, screenSince);
  if (state.phase === 'planned') return { kind: withSeats ? 'seats' : 'planned' };
  if (state.openBallot) return { kind: 'vote', ballot: state.openBallot };
  if (state.countedBallot) return { kind: 'counted', counted: state.countedBallot };
  const ballot = freshBallot(state, nowMs, screenSince);
  if (ballot) return 'result' in ballot ? { kind: 'result', ballot } : { kind: 'void', ballot };
  if (state.phase === 'ended') return { kind: 'ended' };
  if (withSeats) return { kind: 'seats' };
  if (!state.floor && codeOnScreen(state, nowMs) === 'asked') return { kind: 'checkIn' };
  return { kind: laidOut(state, screenSince !== null, isLit) };
}

/** What the layout that is set for all comes to, with what there is to be seen now. */
function laidOut(
  { stage, presentation, floor }: LiveState,
  isShared: boolean,
  isLit: boolean,
): 'screen' | 'document' | 'speaker' | 'picture' | 'sideBySide' | 'gallery' {
  const person = floor && !isLit ? 'speaker' : 'picture';
  const paper = isShared ? 'screen' : presentation ? 'document' : null;
  switch (layoutInForce(stage, isLit)) {
    case 'gallery':
      return 'gallery';
    case 'speaker':
      return isShared && !isLit ? 'screen' : person;
    case 'documentSpeaker':
      return paper ?? person;
    case 'sideBySide':
      return paper ? 'sideBySide' : person;
    case 'hall':
      return isLit ? 'picture' : (paper ?? (floor ? 'speaker' : 'gallery'));
    case null:
      return paper ?? (floor ? 'speaker' : 'gallery');
  }
}

/** Scenes beside which there is room for a small code alone. */
const GOES_ON: ReadonlySet<HallScene['kind']> = new Set([
  'vote',
  'screen',
  'document',
  'speaker',
  'picture',
  'sideBySide',
]);

/** How large the code for checking in stands beside a scene: large where there is room, small (asked for alone) where something goes on. */
export function codeBeside(
  kind: HallScene['kind'],
  code: ReturnType<typeof codeOnScreen>,
): 'no' | 'small' | 'large' {
  if (code === 'no') return 'no';
  if (kind === 'planned' || kind === 'seats' || kind === 'gallery') return 'large';
  return GOES_ON.has(kind) && code === 'asked' ? 'small' : 'no';
}

/** Whether the seat map is asked for and still newer than the page, the screen and the layout that could take its place; speakers are named on it. */
export function seatsOnScreen(
  {
    seatsShownAt,
    frame,
    presentation,
    stage,
  }: Pick<LiveState, 'seatsShownAt' | 'frame' | 'presentation' | 'stage'>,
  screenSince: Instant | null,
): boolean {
  if (!seatsShownAt || !frame?.seating) return false;
  return ![presentation?.startedAt, screenSince, stage.at].some(
    (at) => at && Date.parse(at) > Date.parse(seatsShownAt),
  );
}

/** The last vote that is over, while it is news: not yet old, and no speaker, item, presentation, seat map, layout or shared screen came after it. */
function freshBallot(
  state: LiveState,
  nowMs: number,
  screenSince: Instant | null,
): ClosedBallot | VoidBallot | null {
  const [last] = [state.closedBallots.at(-1), state.voidBallots.at(-1)]
    .filter((ballot) => ballot !== undefined)
    .sort((a, b) => toldAt(b) - toldAt(a));
  if (!last) return null;
  // The end closes the current item, which is then the last of those that are done.
  const movedOn =
    state.phase === 'ended' && (state.doneItemIds.at(-1) ?? null) !== (last.itemId ?? null);
  const newer =
    movedOn ||
    [
      state.floor?.since,
      state.itemOpenedAt,
      state.presentation?.startedAt,
      state.seatsShownAt,
      state.stage.at,
      screenSince,
    ].some((at) => at && Date.parse(at) > toldAt(last));
  return !newer && nowMs - toldAt(last) < RESULT_MS ? last : null;
}

/** When everybody was told what came of a vote. */
function toldAt(ballot: ClosedBallot | VoidBallot): number {
  return Date.parse('result' in ballot ? ballot.publishedAt : ballot.voidedAt);
}
