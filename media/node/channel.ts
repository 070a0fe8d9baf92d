import type { Duplex } from 'node:stream';

/** Longer frames are of no use to anybody; the other end is taken for confused. */
const MOST_FRAME_BYTES = 4 * 1024 * 1024;
const HEAD_BYTES = 4;
/** In the length of a frame: it holds bytes, no message. */
const BYTES = 0x8000_0000;
const LINGER_MS = 1_000;

type Frame = { isBytes: boolean; body: Buffer };

/** Who uses a channel: each message and what bytes were sent as they came, and once the end of the channel. */
export type ChannelUser = {
  heard(message: unknown): void;
  /** Absent: whoever sends bytes is taken for confused. */
  heardBytes?(bytes: Buffer): void;
  ended(): void;
};

/**
 * Messages of JSON, and bytes, over a stream, each behind its length (32 bits, big-endian, the highest of them set for bytes); they
 * arrive in the order of sending.
 */
export class Channel {
  readonly #stream: Duplex;
  readonly #user: ChannelUser;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #ended = false;

  constructor(stream: Duplex, user: ChannelUser) {
    this.#stream = stream;
    this.#user = user;
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('error', () => this.close());
    stream.on('close', () => this.close());
    stream.on('end', () => this.close());
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Sends a message; on an ended channel it is lost. */
  send(message: object): void {
    if (this.#ended) return;
    const body = Buffer.from(JSON.stringify(message));
    this.#write(body.length, body);
  }

  /** Sends bytes; on an ended channel they are lost. */
  sendBytes(bytes: Buffer): void {
    if (!this.#ended) this.#write((bytes.length | BYTES) >>> 0, bytes);
  }

  /** How many bytes wait for the line to take them. */
  get backlogBytes(): number {
    return this.#stream.writableLength;
  }

  /** Ends the channel; its user is told once. Again is harmless. */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    // What was sent last still goes out, where there is anybody to take it.
    this.#stream.end();
    setTimeout(() => this.#stream.destroy(), LINGER_MS).unref();
    this.#user.ended();
  }

  #write(length: number, body: Buffer): void {
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(length);
    this.#stream.write(Buffer.concat([head, body]));
  }

  #take(chunk: Buffer): void {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
    while (!this.#ended) {
      const frame = this.#next();
      if (frame === null) return;
      try {
        this.#hear(frame);
      } catch {
        // Whoever cannot be understood is not spoken with.
        this.close();
      }
    }
  }

  #hear({ isBytes, body }: Frame): void {
    if (!isBytes) this.#user.heard(JSON.parse(body.toString()));
    else if (this.#user.heardBytes) this.#user.heardBytes(body);
    else this.close();
  }

  /** The next whole frame, if it has arrived. */
  #next(): Frame | null {
    if (this.#waitingBytes < HEAD_BYTES) return null;
    const all = this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting);
    if (all === undefined) return null;
    this.#waiting = [all];
    const head = all.readUInt32BE(0);
    const length = head & ~BYTES;
    if (length > MOST_FRAME_BYTES) {
      this.close();
      return null;
    }
    if (all.length < HEAD_BYTES + length) return null;
    const rest = all.subarray(HEAD_BYTES + length);
    this.#waiting = rest.length > 0 ? [rest] : [];
    this.#waitingBytes = rest.length;
    const body = all.subarray(HEAD_BYTES, HEAD_BYTES + length);
    return { isBytes: head >= BYTES, body };
  }
}
