import { refuse } from '#contract/errors.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId, MeetingId, PreparedBallotId } from '#contract/ids.ts';
import { preparedCourse } from '#contract/live/prepared-course.ts';
import { type BallotPlan, blockFault } from '#contract/prepared-ballot.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { MeetingView } from './meeting-view.ts';
import type { PreparedChanges } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { PreparedBallotStore } from './ports/prepared-ballot-store.ts';

type Place = { itemId: AgendaItemId; preparedBallotId: PreparedBallotId };

/** Writes the votes that are prepared with the agenda. */
export type PreparedBallotService = ReturnType<typeof createPreparedBallotService>;

/**
 * Makes the service. Every change is made in the meeting's turn: what the chair is just opening is not changed under their hand,
 * and what is voted on stays as it was voted on.
 */
export function createPreparedBallotService(parts: {
  prepared: PreparedBallotStore;
  access: MeetingAccess;
  framing: PreparedChanges;
  view: MeetingView;
}) {
  const { prepared, access, framing, view } = parts;

  async function open(actor: Actor, itemId: AgendaItemId): Promise<MeetingId> {
    const meetingId = await access.meetingOf({ itemId });
    await access.require(actor, meetingId, 'agenda.edit');
    return meetingId;
  }

  async function requireNotEnded(meetingId: MeetingId): Promise<void> {
    if ((await prepared.phaseOf(meetingId)) === 'ended')
      throw refuse('WRONG_STATE', 'meeting-ended');
  }

  /** Changes what is not voted on; a false of the work means that somebody else has changed it meanwhile. */
  async function change(
    actor: Actor,
    place: Place,
    work: () => Promise<boolean>,
  ): Promise<Meeting> {
    const meetingId = await open(actor, place.itemId);
    const isDone = await framing.change(meetingId, actor.userId, async (state) => {
      await requireNotEnded(meetingId);
      if (preparedCourse(state, place.preparedBallotId) !== 'ready')
        throw refuse('WRONG_STATE', 'prepared-ballot-used');
      return work();
    });
    if (isDone) return view.show(actor, meetingId);
    const current = await prepared.find(place);
    if (!current) throw refuse('NOT_FOUND', 'prepared-ballot');
    throw refuse('STALE_VERSION', 'prepared-ballot-changed', { current });
  }

  return {
    /** Prepares a vote, behind those the item has; one that is there already stays as it is. */
    async add(
      actor: Actor,
      itemId: AgendaItemId,
      { preparedBallotId, plan }: { preparedBallotId: PreparedBallotId; plan: BallotPlan },
    ): Promise<Meeting> {
      const meetingId = await open(actor, itemId);
      requireFittingBlock(itemId, plan);
      await framing.change(meetingId, actor.userId, async () => {
        await requireNotEnded(meetingId);
        await prepared.add({ itemId, preparedBallotId }, plan, actor.userId);
      });
      return view.show(actor, meetingId);
    },

    /** Changes a prepared vote; STALE_VERSION carries it as it is stored. */
    update: (
      actor: Actor,
      place: Place,
      to: { version: number; plan: BallotPlan },
    ): Promise<Meeting> =>
      change(actor, place, () => {
        requireFittingBlock(place.itemId, to.plan);
        return prepared.update(place, to, actor.userId);
      }),

    /** Removes a prepared vote; STALE_VERSION carries the one that somebody else has changed. */
    remove: (actor: Actor, place: Place, version: number): Promise<Meeting> =>
      change(actor, place, () => prepared.remove(place, version, actor.userId)),

    /** Puts the prepared votes of an item in another order; CONFLICT when the order that was seen is not the stored one. */
    async reorder(
      actor: Actor,
      itemId: AgendaItemId,
      order: { from: PreparedBallotId[]; to: PreparedBallotId[] },
    ): Promise<Meeting> {
      const meetingId = await open(actor, itemId);
      await framing.change(meetingId, actor.userId, async () => {
        await requireNotEnded(meetingId);
        if (!(await prepared.reorder(itemId, order, actor.userId)))
          throw refuse('CONFLICT', 'prepared-ballots-changed');
      });
      return view.show(actor, meetingId);
    },
  };
}

function requireFittingBlock(itemId: AgendaItemId, plan: BallotPlan): void {
  const fault = blockFault(itemId, plan);
  if (fault) throw refuse('BAD_INPUT', fault);
}
