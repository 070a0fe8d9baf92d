import type { Duty, MeetingSummary } from '#contract/http/meetings.ts';
import type { PaperRequest } from '#contract/http/papers.ts';

/** What the people of a unit must do about its papers: change what was returned, prepare what is asked, most urgent first. */
export function preparingDuties(asked: readonly PaperRequest[]): Duty[] {
  return [
    ...asked.flatMap((paper): Duty[] =>
      paper.progress.state === 'returned'
        ? [{ kind: 'paperReturned', paper, reason: paper.progress.reason }]
        : [],
    ),
    ...asked.flatMap((paper): Duty[] =>
      paper.progress.state === 'asked' ? [{ kind: 'preparePaper', paper }] : [],
    ),
  ];
}

/** What who prepares a meeting must look after: papers to be approved, and those that units still owe; nothing when all are in. */
export function reviewDuty(meeting: MeetingSummary, waiting: readonly PaperRequest[]): Duty[] {
  const papers = waiting.filter(({ meetingId }) => meetingId === meeting.meetingId);
  if (papers.length === 0) return [];
  const missing = papers.filter(({ progress }) => progress.state !== 'submitted');
  return [
    {
      kind: 'reviewPapers',
      meeting,
      submitted: papers.length - missing.length,
      missing: missing.length,
      overdue: missing.filter(({ due }) => due.state === 'overdue').length,
    },
  ];
}
