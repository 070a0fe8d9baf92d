import type { MediaRoomEvent } from '#media/media-engine.ts';
import type { NodeLink } from './node-link.ts';
import type { NodeAnswers, NodeInput, NodeRequestName, RoomRef } from './wire.ts';

/** A room as far as it is open on one node. Most rooms have one part; a big one, or one that is moving, has more. */
export class RoomPart {
  readonly link: NodeLink;
  readonly ref: RoomRef;
  /** How many peers are being admitted to it. */
  coming = 0;
  readonly #stop: () => void;
  #closed = false;

  /** Listens from the start: nothing that the node tells is missed. */
  constructor(
    link: NodeLink,
    ref: RoomRef,
    from: { heard(part: RoomPart, event: MediaRoomEvent): void; ended(part: RoomPart): void },
  ) {
    this.link = link;
    this.ref = ref;
    this.#stop = link.listen(ref, {
      heard: (event) => from.heard(this, event),
      ended: () => from.ended(this),
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Asks the node about this part. */
  ask<N extends NodeRequestName>(name: N, input: NodeInput<N>): Promise<NodeAnswers[N]> {
    return this.link.ask(name, this.ref, input);
  }

  /** Tells the node; what cannot be told now is without effect, as the part is then over. */
  tell<N extends NodeRequestName>(name: N, input: NodeInput<N>): void {
    this.ask(name, input).catch(() => {});
  }

  /** Ends it there and here; again is harmless. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stop();
    this.tell('room.close', {});
  }
}
