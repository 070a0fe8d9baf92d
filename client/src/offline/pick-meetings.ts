import type { Input } from '#client/api/call.ts';
import { foldText } from '#contract/fold-text.ts';
import type { MeetingSummary } from '#contract/http/meetings.ts';

const PHASES = { coming: ['draft', 'released'], running: ['running'], over: ['ended'] } as const;

/**
 * Answers a question about meetings out of the account's whole list, which is the one that a device keeps: yesterday's copy must
 * answer what a page asks about today.
 */
export function pickMeetings(
  all: readonly MeetingSummary[],
  { phase, q, from, to }: NonNullable<Input<'meetings.list'>['query']>,
): MeetingSummary[] {
  const phases: readonly string[] | null = phase ? PHASES[phase] : null;
  const wanted = foldText(q?.trim() ?? '', 'loose');
  return all.filter(
    (meeting) =>
      (!phases || phases.includes(meeting.phase)) &&
      (!from || Date.parse(meeting.endsAt) >= Date.parse(from)) &&
      (!to || Date.parse(meeting.startsAt) < Date.parse(to)) &&
      foldText(`${meeting.title} ${meeting.place}`, 'loose').includes(wanted),
  );
}
