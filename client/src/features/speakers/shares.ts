import type { UnitId, UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';

/** How much of the speaking time somebody has had: seconds, and how often. */
export type Share<K> = { key: K; name: string; seconds: number; times: number };

/** Speaking time by person and by unit, the longest first, and who asked without being called, the earliest first. */
export function speakingShares({ frame, speeches, waiting, refused }: LiveState): {
  people: Share<UserId>[];
  units: Share<UnitId>[];
  notCalled: { userId: UserId; name: string }[];
} {
  const people = new Map<UserId, Share<UserId>>();
  const units = new Map<UnitId, Share<UnitId>>();
  const personOf = (userId: UserId) => frame?.participants.find((p) => p.userId === userId);
  for (const { userId, seconds } of speeches) {
    const person = personOf(userId);
    if (!person) continue;
    add(people, userId, person.name, seconds);
    add(units, person.unitId, person.unitName, seconds);
  }
  const asked = [...refused, ...waiting].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const notCalled = [...new Set(asked.map(({ userId }) => userId))]
    .filter((userId) => !people.has(userId))
    .flatMap((userId) => {
      const name = personOf(userId)?.name;
      return name === undefined ? [] : [{ userId, name }];
    });
  return { people: longestFirst(people), units: longestFirst(units), notCalled };
}

function add<K>(shares: Map<K, Share<K>>, key: K, name: string, seconds: number): void {
  const before = shares.get(key) ?? { key, name, seconds: 0, times: 0 };
  shares.set(key, { ...before, seconds: before.seconds + seconds, times: before.times + 1 });
}

function longestFirst<K>(shares: Map<K, Share<K>>): Share<K>[] {
  return [...shares.values()].toSorted((a, b) => b.seconds - a.seconds);
}
