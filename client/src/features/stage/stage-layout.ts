import type { Stage, StageLayout } from '#contract/live/stage.ts';

/** The layouts, in the order in which they are offered; the contract's own list stays out of the browser with zod. */
export const STAGE_LAYOUTS = [
  'speaker',
  'gallery',
  'documentSpeaker',
  'sideBySide',
  'hall',
] as const satisfies readonly StageLayout[];

/** What stands in the centre of somebody's room: a layout, or the seat map. */
export type Shows = StageLayout | 'seats';

/** What somebody chose for themselves, and after which act of who leads. */
export type OwnChoice = { shows: Shows; stageSeq: number };

/**
 * The layout that is set for all; null: each screen follows what goes on. A spotlight that shows somebody asks for a large picture,
 * which neither the gallery nor a screen that follows by itself has.
 */
export function layoutInForce(
  { layout }: Pick<Stage, 'layout'>,
  isLit: boolean,
): StageLayout | null {
  return isLit && (layout === null || layout === 'gallery') ? 'speaker' : layout;
}

/**
 * What one sees: one's own choice as long as who leads has set nothing since, else what is set for all, else what goes by itself.
 * A room's own device always follows what is set.
 */
export function whatShows(from: {
  own: OwnChoice | null;
  stageSeq: number;
  inForce: StageLayout | null;
  byItself: StageLayout;
  isRoom: boolean;
}): Shows {
  const { own, stageSeq, inForce, byItself, isRoom } = from;
  const holds = own !== null && own.stageSeq === stageSeq && !(isRoom && inForce !== null);
  return holds ? own.shows : (inForce ?? byItself);
}
