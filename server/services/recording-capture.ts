import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { Recorder, Recording } from '#media/recording/recorder.ts';
import { hinderRecording } from '#server/domain/live/decide-recording.ts';
import { wantedTracks } from '#server/domain/recording/wanted-tracks.ts';
import type { ConferenceEnd } from './conference.ts';
import type { ConferenceService } from './conference-service.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';

/** What the capture works with. */
export type RecordingCaptureParts = {
  conference: Pick<ConferenceService, 'tracksOf' | 'onTracks' | 'onEnd'>;
  live: Pick<LiveMeetingService, 'stateOf' | 'record' | 'onEvents'>;
  recorder: Recorder;
  /** Called once a meeting has ended and nothing of it is written any more. */
  onEnded(meetingId: MeetingId): Promise<void>;
  onError(error: unknown, meetingId: MeetingId): void;
};

/** What of the stream changes what is recorded. */
const CONCERNS: ReadonlySet<LiveEvent['type']> = new Set([
  'recording.started',
  'recording.stopped',
  'floor.given',
  'floor.taken',
  'meeting.framed',
  'meeting.ended',
]);

/**
 * Makes the capture: it follows the stream and what is sent in the conference. Whether a meeting is recorded stands in its stream, so
 * that a server that starts anew goes on as soon as somebody is in the conference again. Of several servers the one records that holds
 * the conference, as long as it does.
 */
export function createRecordingCapture(parts: RecordingCaptureParts) {
  const { conference, live, recorder, onEnded, onError } = parts;
  const recordings = new Map<MeetingId, Recording>();
  const turns = createKeyedQueue<MeetingId>();

  async function follow(meetingId: MeetingId): Promise<void> {
    const tracks = conference.tracksOf(meetingId);
    const known = recordings.get(meetingId);
    if (!tracks && !known) return;
    const state = await live.stateOf(meetingId);
    if (!state.recording) {
      recordings.delete(meetingId);
      await known?.end();
      return;
    }
    if (!tracks) return;
    const room = await tracks.room;
    const recording = known ?? open(meetingId);
    const wanted = wantedTracks(state, tracks.sent);
    recording.want(
      room,
      wanted.map(({ paused: _, ...track }) => track),
    );
  }

  /** While nobody is in the conference nothing is missing; where it was torn off something is until it is taken on, here or elsewhere. */
  async function letGo(meetingId: MeetingId, how: ConferenceEnd): Promise<void> {
    const known = recordings.get(meetingId);
    recordings.delete(meetingId);
    await known?.end(how === 'over' ? 'ended' : 'halted');
    await follow(meetingId);
  }

  function open(meetingId: MeetingId): Recording {
    const recording = recorder.open(meetingId, (cause) => {
      live
        .record(meetingId, (state) => hinderRecording(state, cause))
        .catch((error: unknown) => onError(error, meetingId));
    });
    recordings.set(meetingId, recording);
    return recording;
  }

  function inTurn(meetingId: MeetingId, work: () => Promise<void>): void {
    turns.run(meetingId, work).catch((error: unknown) => onError(error, meetingId));
  }

  const stopListening = [
    conference.onTracks((meetingId) => inTurn(meetingId, () => follow(meetingId))),
    conference.onEnd((meetingId, how) => inTurn(meetingId, () => letGo(meetingId, how))),
    live.onEvents((meetingId: MeetingId, events: readonly LiveEvent[], state: LiveState) => {
      if (!events.some(({ type }) => CONCERNS.has(type))) return;
      inTurn(meetingId, async () => {
        await follow(meetingId);
        if (state.phase === 'ended') await onEnded(meetingId);
      });
    }),
  ];

  return {
    /** Ends what an earlier process has left behind; before anybody joins. */
    start: () => recorder.endOrphans(),
    /** Lets all files be whole. What is recorded goes on with the next server; what it misses until then is a gap. */
    async close(): Promise<void> {
      for (const stop of stopListening) stop();
      const ending = [...recordings.keys()].map((meetingId) =>
        turns.run(meetingId, async () => recordings.get(meetingId)?.end('halted')),
      );
      await Promise.allSettled(ending);
    },
  };
}
