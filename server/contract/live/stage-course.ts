import type { UserId } from '../ids.ts';
import type { Stage } from './stage.ts';
import type { MeetingFrame } from './state.ts';

/** The stage as long as nobody has set anything. */
export const freeStage: Stage = { seq: 0, at: null, layout: null, spotlight: null };

/** The stage when somebody is not here any more: the spotlight on them ends by itself. */
export function stageWithout(stage: Stage, userId: UserId): Stage {
  return stage.spotlight?.userId === userId ? { ...stage, spotlight: null } : stage;
}

/** The stage in another frame of the meeting: the spotlight on who does not belong to it any more ends. */
export function stageWithin(stage: Stage, frame: MeetingFrame): Stage {
  const { spotlight } = stage;
  if (!spotlight) return stage;
  const isThere =
    frame.participants.some(({ userId }) => userId === spotlight.userId) ||
    frame.sites.some(({ deviceUserId }) => deviceUserId === spotlight.userId);
  return isThere ? stage : { ...stage, spotlight: null };
}

/** The stage as it was, from now on counted as set by this event. */
export function setNow(stage: Stage, { seq, at }: Pick<Stage, 'seq'> & { at: string }): Stage {
  return { ...stage, seq, at };
}
