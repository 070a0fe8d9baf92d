import type { MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { Channel, type ChannelUser } from './channel.ts';
import type { NodeRecord } from './registry.ts';
import { openLine } from './secret-line.ts';
import type {
  FromNode,
  NodeAnswers,
  NodeInput,
  NodeRequestName,
  NodeState,
  RoomRef,
  ToNode,
} from './wire.ts';

const ANSWER_MS = 5_000;
const LISTEN_EVERY_MS = 250;

/** A room's part on a node, as the link tells it what happens there. */
export type LinkedPart = {
  heard(event: MediaRoomEvent): void;
  /** The node ended the part by itself. */
  ended(why: string): void;
};

/** Who keeps links: told when the node is ready for rooms or drains, and once when the line is lost. */
export type LinkKeeper = { changed(link: NodeLink): void; lost(link: NodeLink): void };

type Asked = { settle(value: unknown): void; refuse(error: MediaError): void };

/** The control line from this process to one node. A node that says nothing for `silenceMs` is taken for lost. */
export class NodeLink {
  readonly record: NodeRecord;
  readonly #secret: string;
  readonly #keeper: LinkKeeper;
  readonly #asked = new Map<number, Asked>();
  readonly #parts = new Map<string, LinkedPart>();
  readonly #listening: NodeJS.Timeout;
  #channel: Channel | null = null;
  #state: NodeState | null = null;
  #closed = false;
  #lastId = 0;
  /** Turns of the event loop without a word: what waited while this process itself was held up does not count. */
  #silentTurns = 0;

  constructor(
    record: NodeRecord,
    { secret, silenceMs }: { secret: string; silenceMs: number },
    keeper: LinkKeeper,
  ) {
    this.record = record;
    this.#secret = secret;
    this.#keeper = keeper;
    this.#listening = setInterval(() => {
      this.#silentTurns += 1;
      if (this.#silentTurns * LISTEN_EVERY_MS >= silenceMs) this.close();
    }, LISTEN_EVERY_MS);
    void this.#open();
  }

  get nodeId(): string {
    return this.record.nodeId;
  }

  /** How the node said it is; null until it said anything. */
  get state(): NodeState | null {
    return this.#state;
  }

  /** True while rooms can be opened there. */
  get usable(): boolean {
    return !this.#closed && this.#state !== null && !this.#state.draining;
  }

  /** True while this process has a room there. */
  get hasRooms(): boolean {
    return this.#parts.size > 0;
  }

  /** Hears what happens in a room there, until the returned function is called. */
  listen(ref: RoomRef, part: LinkedPart): () => void {
    this.#parts.set(partKey(ref), part);
    return () => this.#parts.delete(partKey(ref));
  }

  /** Asks the node; rejects as `unavailable` when the line is lost or no answer comes. */
  ask<N extends NodeRequestName>(
    name: N,
    room: RoomRef,
    input: NodeInput<N>,
  ): Promise<NodeAnswers[N]> {
    if (this.#closed) return Promise.reject(new MediaError('unavailable', 'the node is lost'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<unknown>((settle, refuse) => {
      const late = setTimeout(() => {
        this.#asked.delete(id);
        refuse(new MediaError('unavailable', `${name}: no answer from the node`));
      }, ANSWER_MS);
      this.#asked.set(id, {
        settle: (value) => {
          clearTimeout(late);
          settle(value);
        },
        refuse: (error) => {
          clearTimeout(late);
          refuse(error);
        },
      });
      this.#send({ type: 'ask', id, name, room, input });
    }) as Promise<NodeAnswers[N]>;
  }

  /** Lets rooms there go on. */
  lease(rooms: RoomRef[], validMs: number): void {
    this.#send({ type: 'lease', rooms, validMs });
  }

  /** Opens a line of its own for a tap; rejects as `unavailable` when the node does not answer. */
  async openTapLine(room: RoomRef, tapId: string, user: ChannelUser): Promise<Channel> {
    const line = await openLine(this.record, this.#secret).catch((error: unknown) => {
      throw new MediaError('unavailable', 'no line for a tap', error);
    });
    const channel = new Channel(line, user);
    const opening: ToNode = { type: 'tap', room, tapId };
    channel.send(opening);
    return channel;
  }

  /** Ends the line; its keeper is told. Again is harmless. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#listening);
    this.#channel?.close();
    for (const asked of [...this.#asked.values()])
      asked.refuse(new MediaError('unavailable', 'the node is lost'));
    this.#asked.clear();
    this.#keeper.lost(this);
  }

  async #open(): Promise<void> {
    try {
      const line = await openLine(this.record, this.#secret);
      if (this.#closed) {
        line.destroy();
        return;
      }
      this.#silentTurns = 0;
      this.#channel = new Channel(line, {
        heard: (message) => this.#hear(message as FromNode),
        ended: () => this.close(),
      });
    } catch {
      this.close();
    }
  }

  #hear(message: FromNode): void {
    this.#silentTurns = 0;
    switch (message.type) {
      case 'state': {
        const before = this.usable;
        this.#state = message.state;
        if (this.usable !== before) this.#keeper.changed(this);
        return;
      }
      case 'answer':
        this.#take(message.id)?.settle(message.value);
        return;
      case 'refused':
        this.#take(message.id)?.refuse(new MediaError(message.kind, message.message));
        return;
      case 'event':
        this.#parts.get(partKey(message.room))?.heard(message.event);
        return;
      case 'closed':
        this.#parts.get(partKey(message.room))?.ended(message.why);
        return;
      case 'tap':
      // Only on a tap's own line.
    }
  }

  #take(id: number): Asked | undefined {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked;
  }

  #send(message: ToNode): void {
    this.#channel?.send(message);
  }
}

function partKey({ key, epoch }: RoomRef): string {
  return `${key}#${epoch}`;
}
