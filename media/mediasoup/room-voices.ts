import { LoudestVoices, type VoiceLimits } from './loudest-voices.ts';
import type { SfuProducer } from './producer.ts';
import { FOREMOST } from './voice-limits.ts';

/** What the voices need of their room. */
export type VoicesRoom = {
  /** All microphones, those from other machines among them. */
  microphones(): readonly { peerId: string; producer: SfuProducer }[];
  isFavoured(peerId: string): boolean;
  /** Called when a microphone is let through from now on, or no longer, to all or to those on a thin line. */
  changed(producerId: string): void;
};

/** Which of the open microphones of a room are let through to its peers. */
export class RoomVoices {
  readonly #room: VoicesRoom;
  readonly #loudest: LoudestVoices;
  readonly #foremost = new LoudestVoices(FOREMOST);

  constructor(limits: VoiceLimits, room: VoicesRoom) {
    this.#room = room;
    this.#loudest = new LoudestVoices(limits);
  }

  /** Takes the levels of all that are heard now, see `LoudestVoices.hear`. */
  hear(levels: ReadonlyMap<string, number>): void {
    this.#loudest.hear(levels);
    this.#foremost.hear(levels);
    this.choose();
  }

  /** Lets the loudest of the open microphones through to the peers, and no others. */
  choose(): void {
    const open = this.#room.microphones().flatMap(({ peerId, producer }) => {
      const favoured = this.#room.isFavoured(peerId);
      return producer.view.paused ? [] : [{ producer, id: producer.id, favoured }];
    });
    const chosen = this.#loudest.choose(open);
    const foremost = this.#foremost.choose(open);
    for (const { producer, id } of open) {
      if (producer.forwarded === chosen.has(id) && producer.foremost === foremost.has(id)) continue;
      producer.forwarded = chosen.has(id);
      producer.foremost = foremost.has(id);
      this.#room.changed(id);
    }
  }
}
