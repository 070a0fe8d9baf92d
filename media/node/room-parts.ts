import type { MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import { Serial } from '#media/serial.ts';
import type { Assignments } from './assignments.ts';
import type { NodeDirectory } from './node-directory.ts';
import type { NodeLink } from './node-link.ts';
import { hasSpace, leastBusy } from './placing.ts';
import { RoomPart } from './room-part.ts';
import type { NodeInput } from './wire.ts';

/** How long a joining waits for a node, in milliseconds. */
const NODE_WAIT_MS = 3_000;
/** A node that does not open a room is passed over; after so many the joining fails. */
const MOST_TRIES = 3;

/** Who is favoured in a room, see `MediaRoom.favour`. */
export type Favoured = NodeInput<'room.open'>;

/** What the parts of a room need. */
export type PartsNeeds = {
  key: string;
  claim: number;
  assignments: Assignments;
  directory: NodeDirectory;
  /** How many rooms this process has on a node. */
  roomsOn(link: NodeLink): number;
  /** How many peers a part has, those on their way among them. */
  peersOf(part: RoomPart): number;
  /** A part takes no more peers than that while another node can; null: no limit. */
  peersPerNode: number | null;
  favoured(): Favoured;
  heard(part: RoomPart, event: MediaRoomEvent): void;
  /** A part is over: its node is lost, or ended it. */
  lost(part: RoomPart): void;
  log: MediaLog;
};

/** The parts of a room, each on a node of its own, opened as they are needed. */
export class RoomParts {
  readonly #needs: PartsNeeds;
  readonly #parts = new Set<RoomPart>();
  readonly #placing = new Serial();

  constructor(needs: PartsNeeds) {
    this.#needs = needs;
  }

  /** All that are open. */
  get all(): RoomPart[] {
    return [...this.#parts];
  }

  /** The epochs of the parts by node, as their lease says. */
  get epochs(): ReadonlyMap<string, number> {
    return new Map(this.all.map((part) => [part.link.nodeId, part.ref.epoch]));
  }

  /** The part for one more peer; waits some seconds for a node, then rejects as `unavailable`. */
  place(): Promise<RoomPart> {
    return this.#placing.run(async () => {
      const until = performance.now() + NODE_WAIT_MS;
      const passedOver = new Set<string>();
      for (;;) {
        const part = this.#roomiest();
        if (part) return part;
        const link = passedOver.size < MOST_TRIES ? this.#nextNode(passedOver) : undefined;
        const opened = link && (await this.#open(link));
        if (opened) return opened;
        if (link) {
          passedOver.add(link.nodeId);
          continue;
        }
        const [full] = this.#usable;
        if (full) return full;
        const leftMs = until - performance.now();
        if (leftMs <= 0) throw new MediaError('unavailable', 'there is no media node');
        await this.#nextNews(leftMs);
        passedOver.clear();
      }
    });
  }

  /** The part on a node, if there is one. */
  on(link: NodeLink): RoomPart | undefined {
    return this.all.find((part) => part.link === link);
  }

  /** Ends a part; again is harmless. */
  drop(part: RoomPart): void {
    if (this.#parts.delete(part)) part.close();
  }

  /** A part with room for one more, of several that with the fewest peers. */
  #roomiest(): RoomPart | undefined {
    return this.#usable
      .filter(({ link: { state } }) => state && hasSpace({ state, rooms: 0 }))
      .find((part) => !this.#isCrowded(part));
  }

  /** True when a part has as many peers as one node shall have. */
  #isCrowded(part: RoomPart): boolean {
    const { peersOf, peersPerNode } = this.#needs;
    return peersPerNode !== null && peersOf(part) >= peersPerNode;
  }

  /** The parts that take peers, that with the fewest first. */
  get #usable(): RoomPart[] {
    const { peersOf } = this.#needs;
    return this.all.filter((part) => part.link.usable).toSorted((a, b) => peersOf(a) - peersOf(b));
  }

  #nextNode(passedOver: ReadonlySet<string>): NodeLink | undefined {
    const free = this.#needs.directory.links.flatMap((link) => {
      const isNew = link.usable && !this.on(link) && !passedOver.has(link.nodeId);
      return isNew && link.state
        ? [{ link, state: link.state, rooms: this.#needs.roomsOn(link) }]
        : [];
    });
    const withSpace = free.filter(hasSpace);
    // A full node is better than none, but not better than a part that may take more.
    const isNeeded = this.#usable.every((part) => this.#isCrowded(part));
    const candidates = isNeeded && withSpace.length === 0 ? free : withSpace;
    return leastBusy(candidates)?.link;
  }

  async #open(link: NodeLink): Promise<RoomPart | null> {
    const { key, claim, assignments, favoured, heard, lost, log } = this.#needs;
    let part: RoomPart | null = null;
    try {
      const epoch = await assignments.assign(key, claim, {
        nodeId: link.nodeId,
        beside: this.epochs,
      });
      part = new RoomPart(link, { key, epoch }, { heard, ended: lost });
      this.#parts.add(part);
      await part.ask('room.open', favoured());
      if (!this.#parts.has(part)) throw new MediaError('unavailable', 'lost while it was opened');
      return part;
    } catch (err) {
      log.warn({ err, key, nodeId: link.nodeId }, 'media nodes: a room was not opened');
      if (part) this.drop(part);
      return null;
    }
  }

  #nextNews(withinMs: number): Promise<void> {
    return new Promise((heard) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        heard();
      };
      const timer = setTimeout(done, withinMs);
      const stop = this.#needs.directory.onNews(done);
    });
  }
}
