import type { MediaCounts, MediaEngine, MediaRoom, MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { FakeRoom } from './fake-room.ts';

/** An engine without sound or picture, for tests of what stands above it: same promises, same refusals, all in memory. */
export class FakeEngine implements MediaEngine {
  readonly ready = Promise.resolve();
  readonly rtpCapabilities = { codecs: [], headerExtensions: [] };
  readonly rooms = new Map<string, FakeRoom>();
  #restarts = 0;
  #closed = false;

  async openRoom(key: string): Promise<MediaRoom> {
    if (this.#closed) throw new MediaError('closed', 'the engine was closed');
    const known = this.rooms.get(key);
    if (known) return known;
    const room = new FakeRoom(key, () => this.rooms.delete(key));
    this.rooms.set(key, room);
    return room;
  }

  counts(): MediaCounts {
    const peers = [...this.rooms.values()].flatMap((room) => [...room.peers.values()]);
    return {
      workers: this.#closed ? 0 : 1,
      workerRestarts: this.#restarts,
      rooms: this.rooms.size,
      peers: peers.length,
      producers: peers.reduce((sum, peer) => sum + peer.producers.length, 0),
      consumers: peers.reduce((sum, peer) => sum + peer.consumers.size, 0),
    };
  }

  /** Does what the death of the worker does: all peers are gone, the rooms tell `restarted`. */
  restart(): void {
    this.#restarts += 1;
    for (const room of this.rooms.values()) room.restart();
  }

  /** Makes a room tell something, as when somebody speaks. */
  tell(key: string, event: MediaRoomEvent): void {
    this.rooms.get(key)?.tell(event);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const room of [...this.rooms.values()]) room.close();
  }
}
