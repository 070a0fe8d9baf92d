import type { AgendaItemId } from '#contract/ids.ts';
import { type PreparedCourse, preparedCourse } from '#contract/live/prepared-course.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';

/** A prepared vote in the room: on which item, and how far it is. */
export type PreparedHere = { itemId: AgendaItemId; ballot: PreparedBallot; course: PreparedCourse };

/** The prepared votes in the order of the agenda; those of the current item first. */
export function preparedIn(state: LiveState): PreparedHere[] {
  const items = state.frame?.items ?? [];
  const isCurrent = (item: { itemId: AgendaItemId }) => item.itemId === state.currentItemId;
  return [...items.filter(isCurrent), ...items.filter((item) => !isCurrent(item))].flatMap((item) =>
    (item.preparedBallots ?? []).map((ballot) => ({
      itemId: item.itemId,
      ballot,
      course: preparedCourse(state, ballot.preparedBallotId),
    })),
  );
}

/** The prepared vote of the meeting with this id, as it stands now; null when it was removed. */
export function preparedBallotOf(
  { items }: { items: readonly { preparedBallots?: PreparedBallot[] | undefined }[] },
  preparedBallotId: string,
): PreparedBallot | null {
  const all = items.flatMap((item) => item.preparedBallots ?? []);
  return all.find((ballot) => ballot.preparedBallotId === preparedBallotId) ?? null;
}

/** The prepared votes that can be opened on the item now. */
export function readyOn(state: LiveState, itemId: AgendaItemId | null): PreparedBallot[] {
  return preparedIn(state)
    .filter((prepared) => prepared.itemId === itemId && prepared.course === 'ready')
    .map(({ ballot }) => ballot);
}

/** The places of the items in the agenda, as they are read: "1, 3". */
export function placesOf(
  agenda: readonly { itemId: AgendaItemId }[],
  itemIds: readonly AgendaItemId[],
): string {
  return agenda
    .flatMap(({ itemId }, index) => (itemIds.includes(itemId) ? [index + 1] : []))
    .join(', ');
}
