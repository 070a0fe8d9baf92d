import type { Answer, Input } from '#client/api/call.ts';
import { foldText } from '#contract/fold-text.ts';

const PHASES = { coming: ['draft', 'released'], running: ['running'], over: ['ended'] } as const;

/**
 * Answers a question about meetings out of the account's whole list, which is the one that a device keeps: yesterday's copy must
 * answer what a page asks about today.
 */
export function pickMeetings(
  { meetings, isCut }: Answer<'meetings.list'>,
  { phase, q, from, to }: NonNullable<Input<'meetings.list'>['query']>,
): Answer<'meetings.list'> {
  const phases: readonly string[] | null = phase ? PHASES[phase] : null;
  const wanted = foldText(q?.trim() ?? '', 'loose');
  const picked = meetings.filter(
    (meeting) =>
      (!phases || phases.includes(meeting.phase)) &&
      (!from || Date.parse(meeting.endsAt) >= Date.parse(from)) &&
      (!to || Date.parse(meeting.startsAt) < Date.parse(to)) &&
      foldText(`${meeting.title} ${meeting.place}`, 'loose').includes(wanted),
  );
  return { meetings: picked, isCut };
}
