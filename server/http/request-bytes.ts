import type { Socket } from 'node:net';
import { finished, Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Refusal, refuse } from '#contract/errors.ts';
import { requireActor } from './request-actor.ts';

/** How bytes of a request are read. */
export type BytesOptions = {
  /** How long a sender may be silent before its connection is ended, in milliseconds. */
  silenceMs: number;
  /** Ends the connection at once. */
  signal?: AbortSignal;
};

/** Asked before the address and the query are looked at: who is not signed in learns nothing of how they are refused. */
export async function signedInFirst(request: FastifyRequest): Promise<void> {
  requireActor(request);
}

/**
 * The body of a request whose parser left it a stream, as it comes; BAD_INPUT `interrupted` when it breaks off,
 * `protocol` when a parser made something else of it. A refusal midway
 * leaves the connection whole, so that the answer reaches the browser and the next request is heard.
 */
export async function* bytesOf(
  request: Pick<FastifyRequest, 'body' | 'raw'>,
  { silenceMs, signal }: BytesOptions,
): AsyncGenerator<Uint8Array> {
  const { body } = request;
  if (body === undefined || body === null) return;
  if (!(body instanceof Readable)) throw refuse('BAD_INPUT', 'protocol');
  const { socket } = request.raw;
  const giveUp = () => socket.destroy();
  socket.setTimeout(silenceMs, giveUp);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } catch (error) {
    throw new Refusal({ code: 'BAD_INPUT', reason: 'interrupted' }, error);
  } finally {
    signal?.removeEventListener('abort', giveUp);
    socket.setTimeout(0);
    socket.off('timeout', giveUp);
    dropRest(body, socket, silenceMs);
  }
}

/** Reads on and drops what a refused sender still sends, for some time: Node does so only for a body that nobody began to read. */
function dropRest(body: Readable, socket: Socket, withinMs: number): void {
  if (body.readableEnded || body.destroyed) return;
  const timer = setTimeout(() => socket.destroy(), withinMs).unref();
  finished(body, () => clearTimeout(timer));
  body.resume();
}
