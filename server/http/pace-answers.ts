import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { THIN_LINE_COOKIE } from '#contract/http/thin-line.ts';
import { type PaceClock, SharedPace } from './shared-pace.ts';

/** What a line of 64 kbit/s has left beside a voice, its reports and the meeting's own words. */
const KBPS = 10;
/** A voice waits no longer than for one of these: 90 ms on a line of 64 kbit/s. */
const PIECE_BYTES = 700;
/** What fits into a packet or two goes at once: a vote is not to wait for a page. */
const SMALL_BYTES = 1_500;

/**
 * Sends larger answers in pieces, slowly, to who asks for it by the cookie: at its own rate TCP fills the queue before a thin line,
 * and a voice is lost there. All that goes to one address shares the pace, since it shares the line.
 */
export function paceAnswers(app: FastifyInstance, clock?: PaceClock): void {
  const pace = new SharedPace((KBPS * 1000) / 8, clock);
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    // None are read of a request that was refused before.
    const isAsked = Boolean(request.cookies?.[THIN_LINE_COOKIE]);
    if (!isAsked || request.method === 'HEAD') return payload;
    const bytes = largeBytes(payload, reply);
    return bytes === null ? payload : Readable.from(pace.pass(request.ip, bytes, PIECE_BYTES));
  });
}

/** What is to be paced of an answer; null when it is small or not made of bytes. */
function largeBytes(
  payload: unknown,
  reply: FastifyReply,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null {
  if (payload instanceof Readable) {
    const length = Number(reply.getHeader('content-length') ?? Number.POSITIVE_INFINITY);
    return length > SMALL_BYTES ? bytesOf(payload) : null;
  }
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return null;
  const bytes = Buffer.from(payload);
  if (bytes.length <= SMALL_BYTES) return null;
  reply.header('content-length', bytes.length);
  return [bytes];
}

async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
