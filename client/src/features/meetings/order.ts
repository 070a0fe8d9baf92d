import type { MeetingSummary } from '#contract/http/meetings.ts';

/**
 * Meetings in the order in which one looks for them: the running ones, then what comes (nearest first), then what is over
 * (latest first).
 */
export function inOrder(meetings: readonly MeetingSummary[]): MeetingSummary[] {
  const rank = (meeting: MeetingSummary) =>
    meeting.phase === 'running' ? 0 : meeting.phase === 'ended' ? 2 : 1;
  return meetings.toSorted((a, b) => {
    const byRank = rank(a) - rank(b);
    if (byRank !== 0) return byRank;
    const byTime = a.startsAt.localeCompare(b.startsAt);
    return a.phase === 'ended' ? -byTime : byTime;
  });
}
