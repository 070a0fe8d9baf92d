import type { Action } from '#contract/actions.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { CatchUp } from '#contract/live/wire.ts';
import {
  hasNarrowedDocuments,
  projectEvent,
  projectState,
  seesAll,
} from '#server/domain/live/project.ts';
import type { LiveMeetingService } from '#server/services/live-meeting-service.ts';

/**
 * What a viewer who holds `seq` is missing, as far as they may see it. Where documents are meant for some alone, or the frame has
 * changed meanwhile, who does not see the whole gets the state: what was hidden before may be open now.
 */
export async function catchUpOf(
  live: Pick<LiveMeetingService, 'catchUp' | 'stateOf'>,
  meetingId: MeetingId,
  seq: number,
  viewer: { userId: UserId; may: readonly Action[] },
): Promise<CatchUp> {
  const catchUp = await live.catchUp(meetingId, seq);
  if (seesAll(viewer.may)) return catchUp;
  const state = catchUp.kind === 'snapshot' ? catchUp.state : await live.stateOf(meetingId);
  const isAnew =
    catchUp.kind === 'snapshot' ||
    hasNarrowedDocuments(state.frame) ||
    catchUp.events.some((event) => event.type === 'meeting.framed');
  if (isAnew) return { kind: 'snapshot', state: projectState(state, viewer.userId) };
  return {
    kind: 'events',
    events: catchUp.events.map((event) => projectEvent(event, state.frame, viewer.userId)),
  };
}
