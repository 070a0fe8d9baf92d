import { randomUUID } from 'node:crypto';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState, type MeetingFrame } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import type { DecideContext } from '#server/domain/live/decide-context.ts';

/** A command with who asks for it, and what a decision on it knows beside the state. */
export type Asked = [UserId, Command, Partial<DecideContext>?];

/** When everything happens in `stateAfter`. */
export const AT = '2026-11-26T01:00:00.000Z';

/** A running meeting in which nothing has happened. */
export function aRunningState(frame: MeetingFrame): LiveState {
  return { ...initialLiveState, frame, phase: 'running', startedAt: AT };
}

/** The state after the commands, one after the other; throws the refusal of the first that is refused. */
export function stateAfter(start: LiveState, ...asked: Asked[]): LiveState {
  return asked.reduce((before, [actorId, command, known]) => {
    const commandId = CommandId.parse(randomUUID());
    const facts = decide(before, command, {
      actorId,
      now: AT,
      commandId,
      castVotes: new Map(),
      ...known,
    });
    return facts.reduce(
      (state, fact) => evolve(state, { seq: state.seq + 1, at: AT, actorId, ...fact }),
      before,
    );
  }, start);
}
