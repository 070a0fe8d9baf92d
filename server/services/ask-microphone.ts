import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import { isSilenced } from '#server/domain/live/voices.ts';
import type { Roster } from './conference-roster.ts';

/**
 * Tells the devices of a person with a closed microphone that `by` asks them to open it; opens nothing. Throws WRONG_STATE while
 * a speech or the chair's lock keeps that person's microphone closed, when it is open already, and when the person has no device here that has one.
 */
export function askMicrophone(
  roster: Roster | null,
  meeting: LiveState,
  { by, userId }: { by: UserId; userId: UserId },
): void {
  const devices =
    roster?.members.filter((m) => m.userId === userId && !m.companion && !m.hallScreen) ?? [];
  if (devices.length === 0) throw refuse('WRONG_STATE', 'microphone-away');
  if (isSilenced(meeting, userId))
    throw refuse('WRONG_STATE', meeting.floor ? 'microphone-held' : 'microphones-locked');
  const isOpen = devices.some(({ media }) =>
    media?.producers.some(({ source, paused }) => source === 'microphone' && !paused),
  );
  if (isOpen) throw refuse('WRONG_STATE', 'microphone-open');
  for (const { connection } of devices) connection?.send({ type: 'microphoneAsked', by });
}
