import type { SiteId, UserId } from '#contract/ids.ts';
import { leadingRole } from '#contract/leading-roles.ts';
import type { LiveState } from '#contract/live/state.ts';

/** What carries voices, and shows who speaks: an account by its devices, or a room by the equipment that stands there. */
export type Voice = UserId | SiteId;

/** The account of a site's device; null when the site is not in the meeting or has none. */
export function deviceOf(state: LiveState, siteId: SiteId | null): UserId | null {
  if (siteId === null) return null;
  return state.frame?.sites.find((site) => site.siteId === siteId)?.deviceUserId ?? null;
}

/** The room where a person sits; null when elsewhere or not in the meeting. */
export function siteOf(state: LiveState, userId: UserId): SiteId | null {
  return state.frame?.participants.find((person) => person.userId === userId)?.siteId ?? null;
}

/** What stands in a room, the first first: its device if it has one, and equipment. Of a room that is not in the meeting: nothing. */
export function roomVoices(state: LiveState, siteId: SiteId | null): Voice[] {
  const site = state.frame?.sites.find((each) => each.siteId === siteId);
  if (!site) return [];
  return site.deviceUserId === null ? [site.siteId] : [site.deviceUserId, site.siteId];
}

/** What carries a person's voice, the first first: the person's own devices, and what stands in the room from which they speak. */
export function voicesOf(state: LiveState, userId: UserId, siteId: SiteId | null): Set<Voice> {
  return new Set([userId, ...roomVoices(state, siteId)]);
}

/** What carries the voice of who has the floor. */
export function floorVoices(state: LiveState): Set<Voice> {
  return state.floor ? voicesOf(state, state.floor.userId, state.floor.siteId) : new Set();
}

/** Whose microphones are heard first of all, before who has the floor: of who chairs the meeting, with the rooms where they sit. */
export function chairVoices(state: LiveState): Set<Voice> {
  const chairing = (state.frame?.participants ?? []).filter(
    ({ roles }) => roles.includes('chair') || roles.includes('deputyChair'),
  );
  return voicesFromTheirRooms(state, chairing);
}

/**
 * Whose microphones a mute of one person stops. A room's device carries many voices: it is stopped only while that person
 * has the floor from there.
 */
export function mutedVoices(state: LiveState, userId: UserId): Set<Voice> {
  const speaksFrom = state.floor?.userId === userId ? state.floor.siteId : null;
  return voicesOf(state, userId, speaksFrom);
}

/**
 * Whose microphones neither a speech nor its end ever stops: of those who govern the meeting, with the rooms where they sit, and of
 * who has the floor by now.
 */
export function neededVoices(state: LiveState): Set<Voice> {
  const governing = (state.frame?.participants ?? []).filter(({ roles }) => leadingRole(roles));
  return new Set([...voicesFromTheirRooms(state, governing), ...floorVoices(state)]);
}

function voicesFromTheirRooms(
  state: LiveState,
  people: readonly { userId: UserId; siteId: SiteId | null }[],
): Set<Voice> {
  // Who governs and has no site of their own sits in the central room.
  const central = state.frame?.sites.find((site) => site.isCentral)?.siteId ?? null;
  return new Set(
    people.flatMap(({ userId, siteId }) => [...voicesOf(state, userId, siteId ?? central)]),
  );
}

/** Whose microphones stay open when all others are muted: also the room's where that person sits. */
export function sparedVoices(state: LiveState, userId: UserId | null): Set<Voice> {
  if (userId === null) return new Set();
  const floor = state.floor?.userId === userId ? state.floor.siteId : null;
  return voicesOf(state, userId, floor ?? siteOf(state, userId));
}

/**
 * Whose microphone is kept closed: of all but the needed, while somebody has the floor or microphones are locked, unless the chair lets
 * all be open.
 */
export function isSilenced(state: LiveState, voice: Voice): boolean {
  const { microphones, floor } = state;
  const isHeld = microphones === 'locked' || (microphones === 'floor' && floor !== null);
  return isHeld && !neededVoices(state).has(voice);
}
