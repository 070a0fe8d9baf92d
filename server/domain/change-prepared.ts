import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveState, Participant } from '#contract/live/state.ts';
import { requireNoVote } from './live/decide-context.ts';

/** How the meeting stands when somebody changes what is prepared of it. */
export type MeetingStanding = Pick<LiveState, 'phase' | 'openBallot' | 'countedBallot'>;

/**
 * Refuses another chair where there may be none: in a running meeting nobody is promoted but by the chair's own hand, and who
 * votes is not changed under an open vote.
 */
export function requireChairChangeable(
  standing: MeetingStanding,
  change: { actorId: UserId; chairId: UserId; nextChairId: UserId },
): void {
  const { actorId, chairId, nextChairId } = change;
  if (nextChairId === chairId) return;
  if (standing.phase === 'running' && actorId !== chairId) throw refuse('FORBIDDEN', 'only-chair');
  requireVotersChangeable(standing);
}

/**
 * Refuses a deputy whom somebody else than the chair names in a running meeting: a deputy governs it as the chair does. Who is
 * one already stays one; `deputyIds` are all that are to be.
 */
export function requireDeputiesNameable(
  { phase }: Pick<MeetingStanding, 'phase'>,
  change: { actorId: UserId; deputyIds: readonly UserId[] },
  { chairId, participants }: { chairId: UserId; participants: readonly Participant[] },
): void {
  if (phase !== 'running' || change.actorId === chairId) return;
  const isDeputy = (userId: UserId) =>
    participants.some((p) => p.userId === userId && p.roles.includes('deputyChair'));
  if (!change.deputyIds.every(isDeputy)) throw refuse('FORBIDDEN', 'only-chair-names-deputy');
}

/**
 * Refuses to change who takes part while a vote is under way: its list of voters is frozen, each of them must reach it, and whose
 * side decides a tie is who chaired it.
 */
export function requireVotersChangeable(standing: MeetingStanding): void {
  requireNoVote(standing);
}
