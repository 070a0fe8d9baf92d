import { refuse } from '#contract/errors.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { Spotlight, StageLayout } from '#contract/live/stage.ts';
import type { LiveState } from '#contract/live/state.ts';
import { framed, requireNotEnded } from './decide-context.ts';

/** Lays out everybody's screen, or gives that back to each; the same again brings back who looks at something else. */
export function setLayout(state: LiveState, layout: StageLayout | null): LiveFact[] {
  requireNotEnded(state);
  if (layout === null && state.stage.layout === null) return [];
  return [{ type: 'stage.layoutSet', layout }];
}

/** Keeps a person's, a room's or a shared picture large for all, or ends that. */
export function setSpotlight(state: LiveState, on: Spotlight | null): LiveFact[] {
  requireNotEnded(state);
  if (on && rolesInFrame(framed(state), on.userId).length === 0)
    throw refuse('NOT_FOUND', 'participant');
  if (!on && !state.stage.spotlight) return [];
  return [{ type: 'stage.spotlit', on }];
}
