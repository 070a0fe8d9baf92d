import { z } from 'zod';
import { AgendaItemId, MeetingId, ProceedingsLineId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** The words of one line. */
export const ProceedingsText = typedText().min(1).max(4000);

/** A line as it was written. `seq` is the event that it comes from, null when typed; `version` rises with each change. */
export const ProceedingsLine = z.object({
  lineId: ProceedingsLineId,
  itemId: AgendaItemId.nullable(),
  seq: z.int().nullable(),
  text: z.string(),
  at: Instant,
  version: z.int(),
  /** True where the conclusion that it tells was written anew or taken back since. */
  isSuperseded: z.boolean(),
});
export type ProceedingsLine = z.infer<typeof ProceedingsLine>;

/** A line that follows from what happened and is neither taken nor left out yet. */
export const SuggestedLine = z.object({
  seq: z.int().min(1),
  itemId: AgendaItemId.nullable(),
  at: Instant,
  text: z.string(),
});
export type SuggestedLine = z.infer<typeof SuggestedLine>;

/** The proceedings of a meeting being written: both lists by time. `leftOut` counts the events that were left out. */
export const Proceedings = z.object({
  lines: z.array(ProceedingsLine),
  suggestions: z.array(SuggestedLine),
  leftOut: z.int(),
});
export type Proceedings = z.infer<typeof Proceedings>;

/** A line to be written; `seq` names the suggestion that it takes the place of, whose time and item it keeps. */
export const NewLine = z.object({
  lineId: ProceedingsLineId,
  itemId: AgendaItemId.nullable(),
  seq: z.int().min(1).nullable(),
  text: ProceedingsText,
});
export type NewLine = z.infer<typeof NewLine>;

const meetingParams = z.object({ meetingId: MeetingId });
const lineParams = meetingParams.extend({ lineId: ProceedingsLineId });

/** Routes of the proceedings: what is written of a meeting before it becomes its minutes. */
export const proceedingsRoutes = defineRoutes({
  'proceedings.read': {
    method: 'GET',
    path: '/api/meetings/:meetingId/proceedings',
    action: 'proceedings.write',
    summary: 'The lines written so far, and those that follow from what happened',
    params: meetingParams,
    answer: Proceedings,
  },
  'proceedings.write': {
    method: 'POST',
    path: '/api/meetings/:meetingId/proceedings',
    action: 'proceedings.write',
    summary: 'Write a line, or take a suggested one with these words; the same id again is one',
    params: meetingParams,
    body: NewLine,
    answer: z.object({}),
  },
  'proceedings.takeAll': {
    method: 'POST',
    path: '/api/meetings/:meetingId/proceedings/suggestions',
    action: 'proceedings.write',
    summary: 'Take all suggested lines up to that event as they stand',
    params: meetingParams,
    body: z.object({ upTo: z.int().min(1) }),
    answer: z.object({ taken: z.int() }),
  },
  'proceedings.leaveOut': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/proceedings/suggestions/:seq',
    action: 'proceedings.write',
    summary: 'Leave a suggested line out',
    params: meetingParams.extend({ seq: z.coerce.number().int().min(1) }),
    answer: z.object({}),
  },
  'proceedings.bringBack': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/proceedings/left-out',
    action: 'proceedings.write',
    summary: 'Suggest again all that was left out',
    params: meetingParams,
    answer: z.object({}),
  },
  'proceedings.change': {
    method: 'PATCH',
    path: '/api/meetings/:meetingId/proceedings/:lineId',
    action: 'proceedings.write',
    summary: 'Change the words of a line; STALE_VERSION when somebody else changed it meanwhile',
    params: lineParams,
    body: z.object({ text: ProceedingsText, version: z.int().min(1) }),
    answer: z.object({}),
  },
  'proceedings.remove': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/proceedings/:lineId',
    action: 'proceedings.write',
    summary: 'Take that version of a line out; one that was suggested is suggested again',
    params: lineParams,
    query: z.object({ version: z.coerce.number<number>().int().min(1) }),
    answer: z.object({}),
  },
});
