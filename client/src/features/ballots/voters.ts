import type { UserId } from '#contract/ids.ts';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { LiveState } from '#contract/live/state.ts';

/** Who would vote in person if a vote opened now. */
export function votersIn({ frame, attendance }: Pick<LiveState, 'frame' | 'attendance'>): UserId[] {
  return frame ? entitledVoters(frame, attendance, { withProxies: false }).voters : [];
}
