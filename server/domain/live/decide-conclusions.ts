import { refuse } from '#contract/errors.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { framed, requireItem, requireRunning } from './decide-context.ts';

/**
 * Writes the conclusion of an item that was opened, in the place of the one that the writer saw; an empty text takes it back. The
 * same text again is nothing new.
 */
export function writeConclusion(
  state: LiveState,
  { itemId, text, replaces }: CommandInput<'conclusion.write'>,
): LiveFact[] {
  requireRunning(state);
  requireItem(framed(state), itemId);
  if (itemId !== state.currentItemId && !state.doneItemIds.includes(itemId)) {
    throw refuse('WRONG_STATE', 'item-not-opened');
  }
  const holds = state.conclusions[itemId]?.text ?? '';
  if (holds === text) return [];
  if (replaces !== undefined && replaces !== holds)
    throw refuse('STALE_VERSION', 'conclusion-changed');
  return [{ type: 'conclusion.written', itemId, text }];
}
