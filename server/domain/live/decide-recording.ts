import { refuse } from '#contract/errors.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { RecordingHindrance } from '#contract/live/recording.ts';
import type { LiveState } from '#contract/live/state.ts';
import { requireRunning } from './decide-context.ts';

/** Begins to record a running meeting. */
export function startRecording(state: LiveState): LiveFact[] {
  requireRunning(state);
  if (state.recording) throw refuse('WRONG_STATE', 'recording-on');
  return [{ type: 'recording.started' }];
}

/** Ends the recording; it may begin again. */
export function stopRecording(state: LiveState): LiveFact[] {
  requireRunning(state);
  return endRecording(state);
}

/** What ends a recording that is on. */
export function endRecording(state: LiveState): LiveFact[] {
  return state.recording ? [{ type: 'recording.stopped' }] : [];
}

/** Says what keeps the recording from being written, or that nothing does any more; said once. */
export function hinderRecording(state: LiveState, cause: RecordingHindrance | null): LiveFact[] {
  const isNew = state.recording !== null && state.recording.hindrance !== cause;
  return isNew ? [{ type: 'recording.hindered', cause }] : [];
}
