import { z } from 'zod';
import { AgendaItemId, DocumentId, MeetingId, UserId, VersionId } from '../ids.ts';
import { FloorKind } from '../live/floor.ts';
import { Instant } from '../live/instant.ts';
import { Source } from '../media/wire.ts';
import { LEAST_REASON_LENGTH, LONGEST_REMOVAL_REASON } from '../reasons.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** A moment or a length of the recording, in milliseconds from its beginning. */
const Offset = z.int().min(0);
const Stretch = z.object({ fromMs: Offset, toMs: Offset });

/** An agenda item from where it was opened. */
export const RecordingChapter = z.object({
  atMs: Offset,
  itemId: AgendaItemId,
  number: z.int().min(1),
  title: z.string(),
});
export type RecordingChapter = z.infer<typeof RecordingChapter>;

/** A speech as far as it was recorded. */
export const RecordedSpeech = Stretch.extend({
  userId: UserId,
  name: z.string(),
  position: z.string(),
  unitName: z.string(),
  kind: FloorKind,
  itemId: AgendaItemId.nullable(),
});
export type RecordedSpeech = z.infer<typeof RecordedSpeech>;

/** Which page everybody was shown from then on; `versionId` null: none, or none that the viewer may see. */
export const ShownPage = z.object({
  atMs: Offset,
  page: z.int().min(1),
  versionId: VersionId.nullable(),
  /** A page was shown that the viewer may not read. */
  isHidden: z.literal(true).optional(),
});
export type ShownPage = z.infer<typeof ShownPage>;

/** What was to be recorded and is missing; `ofName` null: all, else one person's, one room's or one device's sound or picture alone. */
export const RecordingGap = Stretch.extend({
  ofName: z.string().nullable(),
  source: Source.nullable(),
});
export type RecordingGap = z.infer<typeof RecordingGap>;

/** What stands where in a recording. `stretches` tell when each recorded part of the meeting began. */
export const RecordingContents = z.object({
  durationMs: Offset,
  stretches: z.array(Stretch.extend({ startedAt: Instant })),
  chapters: z.array(RecordingChapter),
  speeches: z.array(RecordedSpeech),
  pages: z.array(ShownPage),
  gaps: z.array(RecordingGap),
  /** Where there is a picture, in order; elsewhere there is only sound. Absent where it was composed before this was noted, and no still was made. */
  pictures: z.array(Stretch).optional(),
});
export type RecordingContents = z.infer<typeof RecordingContents>;

/** A document of the recording that the viewer may read now. */
export const ShownDocument = z.object({
  versionId: VersionId,
  documentId: DocumentId,
  title: z.string(),
  pageCount: z.int().min(1),
});
export type ShownDocument = z.infer<typeof ShownDocument>;

/** How far the recording of a meeting is. */
export const RecordingState = z.enum(['open', 'composing', 'ready', 'failed', 'removed']);
export type RecordingState = z.infer<typeof RecordingState>;

/** The recording of a meeting as its viewer sees it; pages of documents that the viewer may not read name no version. */
export const MeetingRecording = z.object({
  meetingId: MeetingId,
  title: z.string(),
  unitName: z.string(),
  startedAt: Instant.nullable(),
  state: RecordingState,
  /** Of the composing, in per cent. */
  progress: z.int().min(0).max(100),
  sizeBytes: z.int().nullable(),
  contents: RecordingContents.nullable(),
  documents: z.array(ShownDocument),
  /** When it will be removed by itself; null while it is not ready. */
  keptUntil: Instant.nullable(),
  removed: z.object({ at: Instant, reason: z.string().nullable() }).nullable(),
  /** When the disk last had no room for it to be composed, which waits since then; null: it does not wait. */
  noRoomAt: Instant.nullable(),
  /** True where it failed because it was over before anything was recorded. */
  isEmpty: z.boolean(),
  mayRemove: z.boolean(),
  /** True where the viewer may see who has opened it, and somebody could. */
  maySeeOpenings: z.boolean(),
  /** True where it could not be composed, or waits, and the viewer may have that tried again. */
  mayRetry: z.boolean(),
});
export type MeetingRecording = z.infer<typeof MeetingRecording>;

/** That somebody opened the finished recording, first and last time. */
export const RecordingOpening = z.object({
  userId: UserId,
  name: z.string(),
  unitName: z.string(),
  firstAt: Instant,
  lastAt: Instant,
});
export type RecordingOpening = z.infer<typeof RecordingOpening>;

const params = z.object({ meetingId: MeetingId });

/** Routes of the recordings; their bytes and captions come beside (`recording-bytes.ts`). */
export const recordingRoutes = defineRoutes({
  'recordings.get': {
    method: 'GET',
    path: '/api/meetings/:meetingId/recording',
    action: 'recording.watch',
    summary: 'The recording of a meeting: how far it is, and what stands where in it',
    params,
    answer: MeetingRecording,
  },
  'recordings.openings': {
    method: 'GET',
    path: '/api/meetings/:meetingId/recording/openings',
    action: 'recording.seeOpenings',
    summary:
      'Who has opened the recording of a meeting, also once it is removed; who did last first',
    params,
    answer: z.array(RecordingOpening),
  },
  'recordings.remove': {
    method: 'POST',
    path: '/api/meetings/:meetingId/recording/removal',
    action: 'recording.remove',
    summary:
      'Remove the recording of a meeting for good, also while it is composed; the reason is noted. Twice is one',
    params,
    body: z.object({ reason: typedText().min(LEAST_REASON_LENGTH).max(LONGEST_REMOVAL_REASON) }),
    answer: z.object({}),
  },
  'recordings.retry': {
    method: 'POST',
    path: '/api/meetings/:meetingId/recording/retry',
    action: 'recording.retry',
    summary: 'Compose again what could not be composed, or at once what waits for room on the disk',
    params,
    answer: z.object({}),
  },
});
