import { dayKey, formatTime, instantOf } from '#client/ui/format-date.ts';
import type { Audience, HandOut } from '#contract/hand-out.ts';

/** A moment as it stands in the form: day yyyy-MM-dd and time HH:mm of Vietnam; null: not narrowed. */
export type MomentDraft = { day: string; time: string } | null;

/** How a document is handed out, as it stands in the form; what was chosen stays while everyone is meant. */
export type HandOutDraft = {
  isForAll: boolean;
  audience: Audience;
  readFrom: MomentDraft;
  readUntil: MomentDraft;
  isInternal: boolean;
};

/** What is wrong with the form. */
export type HandOutProblem = 'nobody' | 'not-a-moment' | 'ends-before-start';

const nobody: Audience = { roles: [], unitIds: [], siteIds: [], userIds: [] };

/** A stored hand-out as a form. */
export function draftOf(handOut: HandOut): HandOutDraft {
  return {
    isForAll: handOut.audience === null,
    audience: handOut.audience ?? nobody,
    readFrom: momentOf(handOut.readFrom),
    readUntil: momentOf(handOut.readUntil),
    isInternal: handOut.isInternal,
  };
}

/** The form as what the server takes, or what is wrong with it. */
export function handOutOf(draft: HandOutDraft): HandOut | { problem: HandOutProblem } {
  const isEmpty = Object.values(draft.audience).every((chosen) => chosen.length === 0);
  if (!draft.isForAll && isEmpty) return { problem: 'nobody' };
  const [readFrom, readUntil] = [instantIn(draft.readFrom), instantIn(draft.readUntil)];
  if (readFrom === undefined || readUntil === undefined) return { problem: 'not-a-moment' };
  if (readFrom && readUntil && readFrom >= readUntil) return { problem: 'ends-before-start' };
  return {
    audience: draft.isForAll ? null : draft.audience,
    readFrom,
    readUntil,
    isInternal: draft.isInternal,
  };
}

/** A list with the value in it, or without it. */
export function withChoice<T>(list: readonly T[], value: T, on: boolean): T[] {
  return on ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value);
}

function momentOf(instant: string | null): MomentDraft {
  return instant === null ? null : { day: dayKey(instant), time: formatTime(instant) };
}

/** Undefined when what was typed is no moment. */
function instantIn(moment: MomentDraft): string | null | undefined {
  if (moment === null) return null;
  const isMoment = /^\d{4}-\d{2}-\d{2}$/.test(moment.day) && /^\d{2}:\d{2}$/.test(moment.time);
  return isMoment ? instantOf(moment.day, moment.time) : undefined;
}
