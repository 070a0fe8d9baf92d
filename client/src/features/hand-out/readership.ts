import type { MeetingReader } from '#contract/http/hand-out.ts';

/** How far a person is with the documents that are meant for them. */
export type Readership = MeetingReader & { opened: number; total: number; lastAt: string | null };

/** Who reads, those with the least read first; who has nothing to read is left out. */
export function readershipOf(readers: readonly MeetingReader[]): Readership[] {
  return readers
    .filter(({ readings }) => readings.length > 0)
    .map((reader) => {
      const times = reader.readings.flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt]));
      return {
        ...reader,
        opened: times.length,
        total: reader.readings.length,
        lastAt: times.toSorted().at(-1) ?? null,
      };
    })
    .toSorted((a, b) => a.opened / a.total - b.opened / b.total);
}
