import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { MicrophoneMode } from '#contract/live/floor.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireNotEnded } from './decide-context.ts';

/** Mutes one person's or one site's microphone; nobody can be unmuted by another. */
export function muteOne(state: LiveState, userId: UserId): LiveFact[] {
  requireNotEnded(state);
  if (rolesInFrame(framed(state), userId).length === 0) throw refuse('NOT_FOUND', 'participant');
  return [{ type: 'microphone.muted', userId }];
}

/** Mutes everybody but the one who asks. */
export function muteAll(state: LiveState, context: DecideContext): LiveFact[] {
  requireNotEnded(state);
  return [{ type: 'microphone.allMuted', exceptUserId: context.actorId }];
}

/** Says whose microphones may be open; the same again changes nothing. */
export function setMicrophoneMode(state: LiveState, mode: MicrophoneMode): LiveFact[] {
  requireNotEnded(state);
  return state.microphones === mode ? [] : [{ type: 'microphone.modeSet', mode }];
}
