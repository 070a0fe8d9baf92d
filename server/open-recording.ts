import { join } from 'node:path';
import type { Logger } from 'pino';
import { createRecorder } from '#media/recording/recorder.ts';
import type { Database } from './db/database.ts';
import { createRecordingStore } from './db/recording-store.ts';
import { recordingHandlers } from './http/handlers/recordings.ts';
import { recordingBytes } from './http/recording-bytes.ts';
import { createDiskRecordingFiles } from './recording/disk-recording-files.ts';
import { createFfmpegComposer } from './recording/ffmpeg-composer.ts';
import type { Closing } from './running.ts';
import type { ConferenceService } from './services/conference-service.ts';
import type { DocumentGate } from './services/document-gate.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { Jobs } from './services/ports/jobs.ts';
import type { LiveEvents } from './services/ports/live-events.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import { createRecordingCapture } from './services/recording-capture.ts';
import { createRecordingComposing } from './services/recording-composing.ts';
import { createRecordingRetention } from './services/recording-retention.ts';
import { createRecordingService } from './services/recording-service.ts';
import type { Settings } from './settings.ts';

/** So much of the disk is left to database and documents. */
const LEAVES_FREE_BYTES = 256 * 1024 * 1024;

/** Opens the recording of meetings, its composing, its keeping and the routes to it; ends what a dead server has left behind. */
export async function openRecording(
  parts: {
    settings: Settings;
    database: Pick<Database, 'pool' | 'prisma'>;
    access: MeetingAccess;
    gate: DocumentGate;
    live: LiveMeetingService;
    events: LiveEvents;
    conference: ConferenceService;
    jobs: Jobs;
    log: Logger;
  },
  closing: Closing,
) {
  const { settings, database, access, gate, live, events, conference, jobs, log } = parts;
  const root = join(settings.dataDir, 'recordings');
  const store = createRecordingStore(database);
  const files = createDiskRecordingFiles(root);
  const { days, takeSeconds } = settings.recording;
  const composing = createRecordingComposing({
    store,
    composer: createFfmpegComposer(root, LEAVES_FREE_BYTES),
    files,
    events,
    jobs,
    clock,
    onError: (err, meetingId) => log.error({ err, meetingId }, 'a recording was not composed'),
  });
  const capture = createRecordingCapture({
    conference,
    live,
    recorder: createRecorder(root, {
      program: 'ffmpeg',
      takeMs: takeSeconds * 1000,
      leavesFreeBytes: LEAVES_FREE_BYTES,
      log,
    }),
    onEnded: composing.ask,
    onError: (err, meetingId) => log.error({ err, meetingId }, 'the recording did not follow'),
  });
  closing.push(() => capture.close());
  const orphans = await capture.start();
  if (orphans > 0) log.warn({ orphans }, 'programs of an earlier server still recorded: ended');
  closing.push(async () => composing.close());
  await composing.start();
  const retention = createRecordingRetention({
    store,
    files,
    clock,
    days,
    onError: (err, meetingId) =>
      log.error({ err, meetingId }, 'what is over of a recording was not removed'),
  });
  closing.push(async () => retention.close());
  retention.start();
  const watched = { access, gate, live, store, files, composing, clock, days };
  const recordings = createRecordingService(watched);
  return {
    handlers: recordingHandlers({ recordings }),
    fileRoutes: recordingBytes({ recordings }),
  };
}
