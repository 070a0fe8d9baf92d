import type { SpeechRequestId } from '../ids.ts';
import type { LiveEvent } from './events.ts';
import type { SpeechRequest } from './floor.ts';

type Waiting = readonly SpeechRequest[];
type Requested = Extract<LiveEvent, { type: 'speech.requested' }>;

/**
 * The queue with one more request, in the order of asking: a point of order behind those that wait already, and before all else.
 * The order is the product's own rule, of no text of law; the chair, who governs the meeting, changes it.
 */
export function withRequest(waiting: Waiting, event: Requested): SpeechRequest[] {
  const { requestId, userId, itemId, subject, at, kind = 'speech', questionedId = null } = event;
  const request = { requestId, userId, kind, itemId, subject, questionedId, at, approvedAt: null };
  if (kind !== 'pointOfOrder') return [...waiting, request];
  const place = waiting.filter((r) => r.kind === 'pointOfOrder').length;
  return [...waiting.slice(0, place), request, ...waiting.slice(place)];
}

/** The queue without a request. */
export function without(waiting: Waiting, requestId: SpeechRequestId | null): SpeechRequest[] {
  return waiting.filter((request) => request.requestId !== requestId);
}

/** The queue with a request put before another of its kind; null: behind all of its kind. */
export function moved(
  waiting: Waiting,
  requestId: SpeechRequestId,
  beforeId: SpeechRequestId | null,
): SpeechRequest[] {
  const request = waiting.find((r) => r.requestId === requestId);
  if (!request) return [...waiting];
  const rest = without(waiting, requestId);
  const before = rest.findIndex((r) => r.requestId === beforeId);
  const last = rest.findLastIndex((r) => r.kind === request.kind);
  const behind = last >= 0 ? last + 1 : waiting.indexOf(request);
  const place = before >= 0 ? before : behind;
  return [...rest.slice(0, place), request, ...rest.slice(place)];
}

/** Who is called with one tap: the first who waits to speak; interpellations are called from their own queue. */
export function nextToSpeak(waiting: Waiting): SpeechRequest | null {
  return waiting.find(({ kind }) => kind !== 'interpellation') ?? null;
}
