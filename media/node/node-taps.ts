import { randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { MediaRoom } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaTap } from '#media/media-tap.ts';
import type { Channel } from './channel.ts';
import type { FromNode, NodeAnswers } from './wire.ts';

/** A tap whose line does not come within that time is closed. */
const LINE_MS = 5_000;
/** A line that takes no more ends rather than fill the node's memory, or lose packets that nobody knows of. */
const MOST_BACKLOG_BYTES = 4 * 1024 * 1024;
const RECEIVE_BYTES = 1024 * 1024;

/** What is needed of a line. */
type Line = Pick<Channel, 'send' | 'sendBytes' | 'backlogBytes' | 'close'>;

type Open = { tap: MediaTap; socket: Socket; line: Line | null };

/** The taps of a room on this node. What they copy goes to a port of this machine, and from there over a line to who asked for it. */
export class NodeTaps {
  readonly #room: Pick<MediaRoom, 'tap'>;
  readonly #open = new Map<string, Open>();

  constructor(room: Pick<MediaRoom, 'tap'>) {
    this.#room = room;
  }

  /** Opens a tap of a producer, paused, under a new id. */
  async open(producerId: string): Promise<NodeAnswers['tap.open']> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BYTES });
    try {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
      const { address: ip, port } = socket.address();
      const tap = await this.#room.tap(producerId, { ip, port, isMuxed: true });
      const { source, codec, paused } = tap;
      return { tapId: this.#keep(tap, socket), source, codec, paused };
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  /** The tap of that id; throws `closed` when it has ended. */
  get(tapId: string): MediaTap {
    const open = this.#open.get(tapId);
    if (open === undefined) throw new MediaError('closed', 'this tap has ended');
    return open.tap;
  }

  /** Sends what a tap copies, and what becomes of it, over its line. Returns what is to be called when the line ends. */
  carry(tapId: string, line: Line): () => void {
    const open = this.#open.get(tapId);
    if (open === undefined || open.line !== null) {
      line.close();
      return () => {};
    }
    open.line = line;
    // It may have changed before the line was there.
    tell(line, open.tap.paused ? 'paused' : 'resumed');
    return () => open.tap.close();
  }

  /** Ends all; again is harmless. */
  close(): void {
    for (const { tap } of [...this.#open.values()]) tap.close();
  }

  #keep(tap: MediaTap, socket: Socket): string {
    const tapId = randomUUID();
    const open: Open = { tap, socket, line: null };
    this.#open.set(tapId, open);
    const late = setTimeout(() => open.line ?? tap.close(), LINE_MS);
    tap.subscribe((event) => open.line && tell(open.line, event));
    tap.onClosed(() => {
      clearTimeout(late);
      this.#open.delete(tapId);
      socket.close();
      open.line?.close();
    });
    // It sends to who may be gone already.
    socket.on('error', () => {});
    socket.on('message', (packet) => {
      if (open.line === null) return;
      if (open.line.backlogBytes < MOST_BACKLOG_BYTES) return open.line.sendBytes(packet);
      tell(open.line, 'lost');
      tap.close();
    });
    return tapId;
  }
}

function tell(line: Line, event: Extract<FromNode, { type: 'tap' }>['event']): void {
  const message: FromNode = { type: 'tap', event };
  line.send(message);
}
