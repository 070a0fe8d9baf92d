import type { LiveState } from '#contract/live/state.ts';
import { floorVoices, roomVoices, siteOf, type Voice, voicesOf } from '../live/voices.ts';

/**
 * Whose picture a recording shows, the first first: of who has the floor, their own device before their room's, and that before
 * equipment that stands there; else of the chair, and of the central room.
 */
export function whosePicture(state: LiveState): Voice[] {
  const chair = state.frame?.participants.find(({ roles }) => roles.includes('chair'));
  const central = state.frame?.sites.find(({ isCentral }) => isCentral) ?? null;
  const presiding = chair
    ? voicesOf(state, chair.userId, siteOf(state, chair.userId) ?? central?.siteId ?? null)
    : [];
  const room = roomVoices(state, central?.siteId ?? null);
  const all = [...floorVoices(state), ...presiding, ...room];
  return [...new Set(all)];
}
