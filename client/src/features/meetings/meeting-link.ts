import type { MeetingSummary } from '#contract/http/meetings.ts';

/** Where a meeting of a list opens: a draft for those who prepare it, otherwise its page. */
export function meetingLink(
  meeting: Pick<MeetingSummary, 'meetingId' | 'phase' | 'myRoles'>,
): string {
  const prepares = meeting.myRoles.includes('secretary') || meeting.myRoles.includes('chair');
  return meeting.phase === 'draft' && prepares
    ? `/chuan-bi/${meeting.meetingId}`
    : `/cuoc-hop/${meeting.meetingId}`;
}
