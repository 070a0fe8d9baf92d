import { z } from 'zod';
import type { Action } from './actions.ts';
import type { FileProblem } from './http/documents.ts';

/** Every way in which the product says no, with the HTTP status that carries it. The client maps a code to a sentence. */
export const ERROR_STATUS = {
  BAD_INPUT: 400,
  NOT_SIGNED_IN: 401,
  WRONG_CREDENTIALS: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  CONFLICT: 409,
  ALREADY_VOTED: 409,
  STALE_VERSION: 412,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  TOO_MANY: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** The code of a refusal. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/**
 * Every word that refines a code; the client has a sentence for each (its `errors.ts` texts do not compile without). A word means
 * the same whatever code it comes with. Beside these, a refused upload names its `FileProblem`, and FORBIDDEN the action refused.
 */
export const REFUSAL_REASONS = [
  // What was asked for isn't there.
  'meeting',
  'agenda-item',
  'document',
  'participant',
  'ballot',
  'speech-request',
  'stroke',
  'unknown-person',
  'unknown-site',
  'unknown-unit',
  'unknown-meeting-type',
  'unknown-document-kind',
  // Preparing a meeting.
  'agenda-missing',
  'attendees-missing',
  'chair-missing',
  'already-released',
  'ends-before-start',
  'person-listed-twice',
  'agenda-changed',
  'agenda-item-changed',
  'meeting-changed',
  'meeting-running',
  'meeting-ended',
  'only-chair',
  'only-chair-names-deputy',
  // Who sits where.
  'seating-changed',
  'seating',
  'seats-overlap',
  'seat-outside',
  'seat-named-twice',
  'seat-missing',
  'seat-taken',
  'seated-twice',
  'not-of-this-room',
  'seated-elsewhere',
  // Documents and what is written on them.
  'file',
  'interrupted',
  'upload',
  'upload-offset',
  'upload-incomplete',
  'not-failed',
  'not-ready',
  'no-such-page',
  'page-not-made',
  'packet-not-made',
  'packet-empty',
  'other-version',
  'document-changed',
  'document-recalled',
  'internal-document',
  'documents-changed',
  'order-changed',
  'folder',
  'folder-changed',
  'folder-not-empty',
  'folder-elsewhere',
  'folder-name-taken',
  // Papers that units prepare.
  'paper',
  'late-reason-missing',
  'reason-too-short',
  'paper-locked',
  'paper-empty',
  'paper-not-open',
  'due-in-past',
  'paper-not-ready',
  'paper-not-submitted',
  'paper-changed',
  'reminded-lately',
  'rule',
  'rule-changed',
  'rule-in-force',
  'day-passed',
  'holiday-changed',
  'worked-anyway',
  'unit-asked-twice',
  'annotation',
  'too-many-annotations',
  'comment-thread',
  'comment',
  'comment-changed',
  'proceedings-line',
  'proceedings-line-changed',
  'proceedings-line-twice',
  'item-not-opened',
  'conclusion-changed',
  'floor-held',
  'comment-answered',
  'comment-removed',
  'not-your-comment',
  'not-your-thread',
  'comment-elsewhere',
  'too-many-comments',
  'notes-key',
  'program-missing',
  'no-isolation',
  'storage-full',
  // The running meeting.
  'not-started',
  'already-started',
  'ended',
  'already-waiting',
  'already-speaking',
  'has-floor',
  'other-queue',
  'question-missing',
  'questioned-missing',
  'question-to-oneself',
  'no-interpellation',
  'nobody-speaks',
  'not-your-request',
  'not-your-floor',
  'no-site',
  'no-quorum',
  'not-released',
  'not-present',
  'attendance-time',
  'came-already',
  'substitutes-not-allowed',
  'proxies-not-allowed',
  'stand-in-of-stand-in',
  'no-vote-to-give',
  'not-a-holder',
  'not-a-substitute',
  'answer-changed',
  // Units that send their own people.
  'unit-invitation',
  'unit-invitation-changed',
  'unit-has-nobody-left',
  'unit-invited-twice',
  'due-after-start',
  'places-closed',
  'too-many-for-places',
  'places-filled',
  'places-full',
  'not-of-unit',
  'person-locked',
  'invited-already',
  'check-in-code',
  'check-in-code-expired',
  'not-a-presenter',
  'not-the-presenter',
  'nobody-presents',
  'not-your-stroke',
  'stroke-exists',
  'shared-ink',
  'ballot-open',
  'ballot-not-open',
  'few-secret-ballots',
  'ballot-closed',
  'ballot-paused',
  'more-hands-than-present',
  'hands-not-counted',
  'hands-in-open',
  'items-of-vote',
  'items-in-secret',
  'prepared-ballot',
  'prepared-ballot-changed',
  'prepared-ballots-changed',
  'prepared-ballot-used',
  'ballot-not-paused',
  'no-ready-check',
  'ready-check-on',
  'no-secret-ballots',
  'ballot-not-counted',
  'recording',
  'recording-on',
  'recording-not-ready',
  'ballot-unpublished',
  'other-method',
  'unknown-option',
  'option-twice',
  'too-many-options',
  'no-other-opinion',
  'other-opinion-empty',
  'no-voters',
  'not-entitled',
  'confirm-password',
  // The conference.
  'not-joined',
  'rejoin',
  'peer',
  'companion',
  'muted-by-server',
  'media',
  'media-way',
  'too-many-media-ways',
  'equipment-away',
  // The machines of rooms.
  'site-device',
  'pairing-code',
  'site-has-device',
  'site-without-account',
  // Coming in by the code of a meeting.
  'join-code',
  'join-code-throttled',
  'waiting-room-full',
  'guest-name',
  'waiting-guest',
  'not-admitted',
  'line-test',
  // One's own account.
  'sign-in',
  'sign-in-queue',
  'current-password',
  'password-again',
  'too-short',
  'holds-username',
  'same-password',
  'too-simple',
  'must-change-password',
  // The line and the system.
  'origin',
  'protocol',
  'unknown-command',
  'unknown-request',
  'command-id',
  'commands',
  'line-lost',
  'closing',
  'database',
] as const;

/** A word that refines the code of a refusal. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number] | FileProblem;

/**
 * A refusal as it crosses the wire. `reason` refines the code (a `RefusalReason` or `Action`; a page older than the server may not
 * know it), `current` is the server's text after STALE_VERSION.
 */
export const ErrorBody = z.object({
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
  reason: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retryAfterSeconds: z.int().optional(),
  current: z.unknown().optional(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A refusal as the server makes it: the reason is one that the client has a sentence for. */
export type RefusalBody = Omit<ErrorBody, 'reason'> & { reason?: RefusalReason | Action };

/** The one error class: a refusal with a code, thrown by rules and services, answered by the transports. */
export class Refusal extends Error {
  readonly body: ErrorBody;

  constructor(body: RefusalBody, cause?: unknown) {
    super(body.reason ? `${body.code}: ${body.reason}` : body.code, { cause });
    this.name = 'Refusal';
    this.body = body;
  }

  get code(): ErrorCode {
    return this.body.code;
  }

  /** A refusal that was given before, to be given again. */
  static of(body: ErrorBody): Refusal {
    return new Refusal(body as RefusalBody);
  }
}

/** Makes a refusal; `reason` is what the client turns into a more exact sentence. */
export function refuse(
  code: ErrorCode,
  reason?: RefusalReason | Action,
  more: Omit<ErrorBody, 'code' | 'reason'> = {},
): Refusal {
  return new Refusal({ code, ...(reason === undefined ? {} : { reason }), ...more });
}
