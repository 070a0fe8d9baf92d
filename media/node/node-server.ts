import type { Duplex } from 'node:stream';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import type { MediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { Channel } from './channel.ts';
import { NodeRoom, type PipeListen } from './node-room.ts';
import {
  type FromNode,
  type NodeInput,
  type NodeRequestName,
  type NodeState,
  nodeRequests,
  type RoomRef,
  ToNode,
} from './wire.ts';

/** What a room may live on before its holder said anything, in milliseconds. */
const FIRST_LEASE_MS = 5_000;
const TELL_MS = 500;
const CHECK_MS = 250;
/** So many keys are remembered with their greatest epoch. */
const MOST_KEYS = 10_000;

/** What a node is made of. */
export type NodeParts = {
  nodeId: string;
  engine: MediasoupEngine;
  capacity: number;
  pipes: PipeListen;
  /** Share of the processors in use, 0–1. */
  cpu(): number;
  log: MediaLog;
};

type Holder = { channel: Channel; onEnded(): void };

/**
 * The node's side of the control lines: does what server processes ask, and sees to it that a room is held by one of them alone. Of
 * two epochs of a room the smaller is refused and closed; a room whose holder falls silent closes when its lease has run out.
 */
export class NodeServer {
  readonly #parts: NodeParts;
  readonly #holders = new Set<Holder>();
  readonly #rooms = new Map<string, NodeRoom>();
  readonly #greatest = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  #draining = false;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#timers = [
      setInterval(() => this.#tellState(), TELL_MS),
      setInterval(() => this.closeExpired(), CHECK_MS),
    ];
  }

  /** The rooms that are open here. */
  get rooms(): RoomRef[] {
    return [...this.#rooms.values()].map((room) => room.ref);
  }

  /** How this node is now. */
  get state(): NodeState {
    const { nodeId, capacity, cpu, engine } = this.#parts;
    return {
      nodeId,
      draining: this.#draining,
      capacity,
      cpu: cpu(),
      counts: { ...engine.counts(), rooms: this.#rooms.size },
    };
  }

  /** Serves a server process on a line whose other end knows the secret. */
  serve(line: Duplex): void {
    const holder: Holder = {
      // Its rooms flow on until it comes back with a greater epoch, or their lease runs out.
      onEnded: () => this.#holders.delete(holder),
      channel: new Channel(line, {
        heard: (message) => this.#hear(holder, ToNode.parse(message)),
        ended: () => holder.onEnded(),
      }),
    };
    this.#holders.add(holder);
    this.#tell(holder, { type: 'state', state: this.state });
  }

  /** Takes no rooms from now on; the server processes move those that are here. Again is harmless. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#parts.log.info({ rooms: this.#rooms.size }, 'media node: draining');
    this.#tellState();
  }

  /** Closes the rooms that nobody let go on. */
  closeExpired(): void {
    for (const room of this.#rooms.values()) if (room.expired) this.end(room.ref, 'lease ran out');
  }

  /** Closes a room if it is still of that epoch, and tells its holder why. */
  end(ref: RoomRef, why: string): void {
    const room = this.#rooms.get(ref.key);
    if (room === undefined || room.ref.epoch !== ref.epoch) return;
    this.#rooms.delete(ref.key);
    room.close();
    this.#parts.log.warn({ ...ref, why }, 'media node: room closed');
    this.#tell(room.holder as Holder, { type: 'closed', room: ref, why });
  }

  /** Ends all lines and rooms; again is harmless. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { channel } of [...this.#holders]) channel.close();
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  #hear(holder: Holder, message: ToNode): void {
    // A process that was frozen wakes up with old messages before its timers: what is over must be over for them too.
    this.closeExpired();
    if (message.type === 'tap') {
      this.#carryTap(holder, message.room, message.tapId);
      return;
    }
    if (message.type === 'lease') {
      for (const { key, epoch } of message.rooms) {
        const room = this.#rooms.get(key);
        if (room?.holder === holder && room.ref.epoch === epoch) room.extend(message.validMs);
      }
      return;
    }
    const { id, name, room, input } = message;
    this.#answer(holder, name, room, input).then(
      (value) => this.#tell(holder, { type: 'answer', id, value }),
      (error: unknown) => {
        const { kind, message: why } = this.#asMediaError(error, name);
        this.#tell(holder, { type: 'refused', id, kind, message: why });
      },
    );
  }

  /** The line is no holder's but a tap's from now on. */
  #carryTap(line: Holder, { key, epoch }: RoomRef, tapId: string): void {
    this.#holders.delete(line);
    const room = this.#rooms.get(key);
    if (room?.ref.epoch === epoch) line.onEnded = room.carryTap(tapId, line.channel);
    else line.channel.close();
  }

  async #answer(holder: Holder, name: string, ref: RoomRef, raw: unknown): Promise<unknown> {
    if (!isRequestName(name)) throw new MediaError('badInput', `unknown request ${name}`);
    const parsed = nodeRequests[name].safeParse(raw);
    if (!parsed.success) throw new MediaError('badInput', `${name}: ${parsed.error.message}`);
    this.#requireNewest(ref);
    if (name === 'room.open') {
      return this.#open(holder, ref, parsed.data as NodeInput<'room.open'>);
    }
    const room = this.#rooms.get(ref.key);
    if (room === undefined || room.ref.epoch !== ref.epoch || room.holder !== holder) {
      throw new MediaError('closed', 'this room is not held here by who asks');
    }
    if (name === 'room.close') {
      this.#rooms.delete(ref.key);
      room.close();
      return null;
    }
    return room.run(name, parsed.data as never);
  }

  async #open(holder: Holder, ref: RoomRef, favoured: NodeInput<'room.open'>): Promise<null> {
    const known = this.#rooms.get(ref.key);
    if (known?.ref.epoch === ref.epoch) {
      if (known.holder === holder) return null;
      throw new MediaError('closed', 'another process holds this room');
    }
    if (this.#draining) throw new MediaError('unavailable', 'this node takes no more rooms');
    if (known) this.end(known.ref, 'a newer epoch was opened here');
    const { engine, pipes } = this.#parts;
    const inner = await engine.openRoom(`${ref.key}#${ref.epoch}`);
    if (holder.channel.ended || (this.#greatest.get(ref.key) ?? 0) > ref.epoch) {
      inner.close();
      throw new MediaError('closed', 'overtaken while it was opened');
    }
    const tell = (event: Parameters<Parameters<typeof inner.subscribe>[0]>[0]) =>
      this.#tell(holder, { type: 'event', room: ref, event });
    const room = new NodeRoom(ref, inner, { holder, validMs: FIRST_LEASE_MS, pipes, tell });
    this.#rooms.set(ref.key, room);
    inner.favour(new Set(favoured.peerIds), new Set(favoured.leading));
    return null;
  }

  /** Refuses what comes of an epoch that was overtaken, and ends what is left of overtaken ones. */
  #requireNewest({ key, epoch }: RoomRef): void {
    const greatest = this.#greatest.get(key) ?? 0;
    if (epoch < greatest) throw new MediaError('closed', 'a newer epoch holds this room');
    this.#greatest.delete(key);
    this.#greatest.set(key, epoch);
    const [oldest] = this.#greatest.keys();
    if (this.#greatest.size > MOST_KEYS && oldest !== undefined) this.#greatest.delete(oldest);
  }

  #tellState(): void {
    const { state } = this;
    for (const holder of this.#holders) this.#tell(holder, { type: 'state', state });
  }

  #tell(holder: Holder, message: FromNode): void {
    holder.channel.send(message);
  }

  #asMediaError(error: unknown, name: string): MediaError {
    if (error instanceof MediaError) return error;
    this.#parts.log.error({ err: error, name }, 'media node: a request failed');
    return new MediaError('unavailable', 'the node failed', error);
  }
}

function isRequestName(name: string): name is NodeRequestName {
  return Object.hasOwn(nodeRequests, name);
}
