import { z } from 'zod';
import { AgendaItemId, MeetingId, PaperRequestId, UnitId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { LEAST_REASON_LENGTH } from '../reasons.ts';
import { typedText } from '../typed-text.ts';
import { MeetingDocument } from './documents.ts';
import { defineRoutes } from './route.ts';
import { Sitting } from './rules.ts';

/** How a due time stands: working days left after today, today, or working days gone by since. */
export const DueState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ahead'), workingDays: z.int().min(0) }),
  z.object({ state: z.literal('today') }),
  z.object({ state: z.literal('overdue'), workingDays: z.int().min(0) }),
]);
export type DueState = z.infer<typeof DueState>;

/** When the papers of a meeting are due, by which rule, and how that stands now. */
export const PapersDue = z.object({
  dueAt: Instant,
  due: DueState,
  sitting: Sitting,
  workingDays: z.int(),
  legalSource: z.string(),
});
export type PapersDue = z.infer<typeof PapersDue>;

/** How far a paper is that a unit was asked for: each state with only its own fields. */
export const PaperProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('asked') }),
  z.object({
    state: z.literal('submitted'),
    submittedAt: Instant,
    submittedBy: z.string(),
    lateReason: z.string().nullable(),
  }),
  z.object({
    state: z.literal('returned'),
    returnedAt: Instant,
    returnedBy: z.string(),
    reason: z.string(),
  }),
  z.object({
    state: z.literal('approved'),
    submittedAt: Instant,
    approvedAt: Instant,
    approvedBy: z.string(),
    lateReason: z.string().nullable(),
  }),
  z.object({ state: z.literal('withdrawn'), withdrawnAt: Instant }),
]);
export type PaperProgress = z.infer<typeof PaperProgress>;

/** A paper that a unit was asked for, with its files. Of the meeting only what the unit must know. */
export const PaperRequest = z.object({
  requestId: PaperRequestId,
  version: z.int(),
  meetingId: MeetingId,
  meetingTitle: z.string(),
  startsAt: Instant,
  itemId: AgendaItemId,
  itemTitle: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  title: z.string(),
  note: z.string(),
  askedAt: Instant,
  dueAt: Instant,
  due: DueState,
  progress: PaperProgress,
  remindedAt: Instant.nullable(),
  documents: z.array(MeetingDocument),
});
export type PaperRequest = z.infer<typeof PaperRequest>;

/** What a meeting's secretary follows: when papers are due, and each paper that a unit was asked for. */
export const PaperBoard = z.object({ due: PapersDue, requests: z.array(PaperRequest) });
export type PaperBoard = z.infer<typeof PaperBoard>;

/** A paper to be asked for, of one unit or of several; without `dueAt` it is due as the rule says. */
export const NewPaperRequest = z.object({
  itemId: AgendaItemId,
  unitIds: z.array(UnitId).min(1).max(50),
  title: typedText().min(2).max(300),
  note: typedText().max(2000),
  dueAt: Instant.optional(),
});
export type NewPaperRequest = z.infer<typeof NewPaperRequest>;

/** A reason that is recorded. */
export const Reason = typedText().min(LEAST_REASON_LENGTH).max(1000);

const meetingParams = z.object({ meetingId: MeetingId });
const requestParams = z.object({ requestId: PaperRequestId });
const version = z.int().min(0);

/**
 * Routes of the papers that units prepare. One more carries bytes (`server/http/document-bytes.ts`): POST
 * `/api/paper-requests/:requestId/documents?fileName=`. A stale `version` is refused with STALE_VERSION and the request as it is
 * stored as `current`.
 */
export const paperRoutes = defineRoutes({
  'papers.board': {
    method: 'GET',
    path: '/api/meetings/:meetingId/papers',
    action: 'paper.ask',
    summary: 'When the papers of a meeting are due, and how far each is that a unit was asked for',
    params: meetingParams,
    answer: PaperBoard,
  },
  'papers.ask': {
    method: 'POST',
    path: '/api/meetings/:meetingId/papers',
    action: 'paper.ask',
    summary: 'Ask units for a paper on an agenda item',
    params: meetingParams,
    body: NewPaperRequest,
    answer: PaperBoard,
  },
  'papers.mine': {
    method: 'GET',
    path: '/api/paper-requests',
    action: 'account.use',
    summary: 'The papers that one’s own unit is asked for, the most urgent first',
    answer: z.array(PaperRequest),
  },
  'papers.get': {
    method: 'GET',
    path: '/api/paper-requests/:requestId',
    action: 'paper.read',
    summary: 'One paper that a unit was asked for',
    params: requestParams,
    answer: PaperRequest,
  },
  'papers.submit': {
    method: 'POST',
    path: '/api/paper-requests/:requestId/submission',
    action: 'paper.prepare',
    summary: 'Submit the paper; after it was due only with a reason, which is recorded',
    params: requestParams,
    body: z.object({ version, lateReason: typedText().max(1000).optional() }),
    answer: PaperRequest,
  },
  'papers.approve': {
    method: 'POST',
    path: '/api/paper-requests/:requestId/approval',
    action: 'paper.review',
    summary: 'Approve the submitted paper: its documents come to the agenda item',
    params: requestParams,
    body: z.object({ version }),
    answer: PaperRequest,
  },
  'papers.return': {
    method: 'POST',
    path: '/api/paper-requests/:requestId/return',
    action: 'paper.review',
    summary: 'Return the submitted paper to its unit with a reason',
    params: requestParams,
    body: z.object({ version, reason: Reason }),
    answer: PaperRequest,
  },
  'papers.withdraw': {
    method: 'POST',
    path: '/api/paper-requests/:requestId/withdrawal',
    action: 'paper.review',
    summary: 'Withdraw the request: the unit need not prepare the paper any more',
    params: requestParams,
    body: z.object({ version }),
    answer: PaperRequest,
  },
  'papers.remind': {
    method: 'POST',
    path: '/api/paper-requests/:requestId/reminder',
    action: 'paper.review',
    summary: 'Remind the unit of the paper, once an hour at most',
    params: requestParams,
    answer: PaperRequest,
  },
});
