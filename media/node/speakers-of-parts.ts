import type { RoomPart } from './room-part.ts';

/** Who speaks and how loud, in dBov; the dominant one first, then the loudest. */
type Speakers = { peerId: string; level: number }[];

/** Makes one list of who speaks of what the parts of a room hear, each of its own peers. */
export class SpeakersOfParts {
  readonly #heard = new Map<RoomPart, Speakers>();

  /** Takes what a part hears; answers the list of all, null when nobody spoke before nor speaks now. */
  hear(part: RoomPart, speakers: Speakers): Speakers | null {
    const before = this.#heard.get(part)?.length ?? 0;
    this.#heard.set(part, speakers);
    const others = [...this.#heard].filter(([other]) => other !== part);
    if (speakers.length === 0 && before === 0 && others.some(([, heard]) => heard.length > 0))
      return null;
    // The dominant one of the part where it is loudest comes first.
    const lists = [...this.#heard.values()].toSorted((a, b) => loudest(b) - loudest(a));
    const [dominant] = lists.flat();
    const all = lists.flat().toSorted((a, b) => b.level - a.level);
    return all.toSorted((a, b) => Number(b === dominant) - Number(a === dominant));
  }

  /** Forgets a part that is over. */
  forget(part: RoomPart): void {
    this.#heard.delete(part);
  }
}

function loudest(speakers: Speakers): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...speakers.map(({ level }) => level));
}
