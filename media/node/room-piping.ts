import { randomUUID } from 'node:crypto';
import type { MediaProducer } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import type { RoomPart } from './room-part.ts';

/** A producer that is brought from the part of its owner to another. */
type Brought = {
  producerId: string;
  from: RoomPart;
  to: RoomPart;
  pipe: Pipe;
  flows: boolean;
  done: Promise<void>;
};

type Pipe = { id: string; ends: readonly [RoomPart, RoomPart]; open: Promise<void> };

/**
 * The pipes between the parts of a room. What somebody consumes in another part is brought there once, and flows while somebody there
 * shows it; sound always does, as it must be there when it is wanted.
 */
export class RoomPiping {
  readonly #log: MediaLog;
  /** How a producer is now; null when it is gone. */
  readonly #now: (producerId: string) => MediaProducer | null;
  readonly #pipes = new Set<Pipe>();
  readonly #brought = new Set<Brought>();

  constructor(now: (producerId: string) => MediaProducer | null, log: MediaLog) {
    this.#now = now;
    this.#log = log;
  }

  /** How many producers are brought to other parts. */
  get count(): number {
    return this.#brought.size;
  }

  /** Brings a producer to another part, unless it is there. A failure is logged: the consumer that wanted it is left out. */
  async bring(producerId: string, from: RoomPart, to: RoomPart): Promise<void> {
    const known = [...this.#brought].find((b) => b.producerId === producerId && b.to === to);
    if (known) return known.done;
    const pipe = this.#pipe(from, to);
    const brought: Brought = {
      producerId,
      from,
      to,
      pipe,
      flows: true,
      done: pipe.open.then(() => this.#carry(producerId, from, to, pipe)),
    };
    this.#brought.add(brought);
    brought.done = brought.done.catch((err: unknown) => {
      this.#brought.delete(brought);
      this.#log.warn({ err, producerId }, 'media nodes: a producer was not piped');
    });
    return brought.done;
  }

  /** Has the other parts follow a producer that was paused or opened. */
  changed({ producerId, paused }: MediaProducer): void {
    for (const { to } of this.#of(producerId)) to.tell('pipe.setPaused', { producerId, paused });
  }

  /** Ends a producer in the other parts. */
  removed(producerId: string): void {
    for (const brought of this.#of(producerId)) {
      this.#brought.delete(brought);
      brought.to.tell('pipe.stop', { producerId });
    }
  }

  /** Lets pictures that are brought to a part flow exactly while somebody there shows them. */
  follow(to: RoomPart, shownIds: ReadonlySet<string>): void {
    for (const brought of this.#brought) {
      const { producerId, from, pipe } = brought;
      if (brought.to !== to || this.#now(producerId)?.source === 'microphone') continue;
      const flows = shownIds.has(producerId);
      if (flows === brought.flows) continue;
      brought.flows = flows;
      void brought.done.then(() =>
        from.tell('pipe.letFlow', { pipeId: pipe.id, producerId, flows: brought.flows }),
      );
    }
  }

  /** Ends the pipes of a part that is over. */
  partGone(part: RoomPart): void {
    for (const brought of this.#brought)
      if (brought.from === part || brought.to === part) this.#brought.delete(brought);
    for (const pipe of this.#pipes) {
      if (!pipe.ends.includes(part)) continue;
      this.#pipes.delete(pipe);
      for (const end of pipe.ends) if (end !== part) end.tell('pipe.close', { pipeId: pipe.id });
    }
  }

  #of(producerId: string): Brought[] {
    return [...this.#brought].filter((brought) => brought.producerId === producerId);
  }

  /** The pipe between two parts, opened when there is none; it carries both ways. */
  #pipe(one: RoomPart, other: RoomPart): Pipe {
    const known = [...this.#pipes].find(({ ends }) => ends.includes(one) && ends.includes(other));
    if (known) return known;
    const id = randomUUID();
    const pipe: Pipe = { id, ends: [one, other], open: openPipe(id, one, other) };
    this.#pipes.add(pipe);
    pipe.open.catch(() => {
      this.#pipes.delete(pipe);
      for (const end of pipe.ends) end.tell('pipe.close', { pipeId: id });
    });
    return pipe;
  }

  async #carry(producerId: string, from: RoomPart, to: RoomPart, { id }: Pipe): Promise<void> {
    const sent = await from.ask('pipe.send', { pipeId: id, producerId });
    const { widthPx, ...rest } = sent;
    const piped = widthPx === undefined ? rest : { ...rest, widthPx };
    await to.ask('pipe.receive', { pipeId: id, piped });
    // It may have been paused or ended while it was on its way.
    const now = this.#now(producerId);
    if (now === null) to.tell('pipe.stop', { producerId });
    else if (now.paused !== sent.paused)
      to.tell('pipe.setPaused', { producerId, paused: now.paused });
  }
}

async function openPipe(pipeId: string, one: RoomPart, other: RoomPart): Promise<void> {
  const [here, there] = await Promise.all([
    one.ask('pipe.open', { pipeId }),
    other.ask('pipe.open', { pipeId }),
  ]);
  await Promise.all([
    one.ask('pipe.connect', { pipeId, end: there }),
    other.ask('pipe.connect', { pipeId, end: here }),
  ]);
}
