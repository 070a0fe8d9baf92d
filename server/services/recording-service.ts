import type { Readable } from 'node:stream';
import type { Action } from '#contract/actions.ts';
import { Refusal, refuse } from '#contract/errors.ts';
import type {
  MeetingRecording,
  RecordingOpening,
  ShownDocument,
  ShownPage,
} from '#contract/http/recordings.ts';
import type { MeetingId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { plainName } from '#server/domain/file-name.ts';
import { can } from '#server/domain/permissions.ts';
import { captionsOf } from '#server/domain/recording/captions.ts';
import type { DocumentGate } from './document-gate.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import { createOnceAMinute } from './once-a-minute.ts';
import type { Clock } from './ports/clock.ts';
import type { ByteRange } from './ports/file-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import {
  NOTHING_RECORDED,
  type RecordingFiles,
  type RecordingStore,
  STILL_FILE,
  type StoredRecording,
} from './ports/recordings.ts';
import type { RecordingComposing } from './recording-composing.ts';
import { releasedState } from './released-state.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Recordings as they are watched. */
export type RecordingService = ReturnType<typeof createRecordingService>;

/** Makes the service. Rights are asked at each call, those to the shown documents at the door of documents. */
export function createRecordingService(parts: {
  access: Pick<MeetingAccess, 'require'>;
  gate: Pick<DocumentGate, 'version'>;
  live: Pick<LiveMeetingService, 'stateOf'>;
  store: Pick<RecordingStore, 'find' | 'noteOpening' | 'openings' | 'remove' | 'retry'>;
  files: Pick<RecordingFiles, 'read'>;
  composing: Pick<RecordingComposing, 'ask' | 'clear'>;
  clock: Clock;
  /** How long recordings are kept after the end of their meeting. */
  days: number;
}) {
  const { access, gate, live, store, files, composing, clock, days } = parts;
  const onceAMinute = createOnceAMinute(clock);

  async function found(meetingId: MeetingId): Promise<StoredRecording> {
    const recording = await store.find(meetingId);
    if (!recording) throw refuse('NOT_FOUND', 'recording');
    return recording;
  }

  async function ready(actor: Actor, meetingId: MeetingId) {
    await access.require(actor, meetingId, 'recording.watch');
    const { state, fileName, sizeBytes, contents, readyAt } = await found(meetingId);
    if (state === 'removed') throw refuse('NOT_FOUND', 'recording');
    if (state !== 'ready' || !fileName || sizeBytes === null || !contents || !readyAt)
      throw refuse('WRONG_STATE', 'recording-not-ready');
    return { fileName, sizeBytes, contents, readyAt };
  }

  /** The documents among the shown ones that the actor may read; what is not in hand is left out. */
  async function readable(actor: Actor, pages: readonly ShownPage[]): Promise<ShownDocument[]> {
    const ids = new Set(pages.flatMap(({ versionId }) => versionId ?? []));
    const documents = await Promise.all(
      [...ids].map(async (versionId): Promise<ShownDocument[]> => {
        const document = await passing(actor, versionId);
        if (document?.progress.state !== 'ready') return [];
        const { documentId, title, progress } = document;
        return [{ versionId, documentId, title, pageCount: progress.pageCount }];
      }),
    );
    return documents.flat();
  }

  async function passing(actor: Actor, versionId: VersionId) {
    try {
      return (await gate.version(actor, versionId)).document;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  return {
    /** How far the recording is and what stands where in it. What the actor may not read of its pages names no version. */
    async get(actor: Actor, meetingId: MeetingId): Promise<MeetingRecording> {
      const meetingRoles = await access.require(actor, meetingId, 'recording.watch');
      const recording = await found(meetingId);
      const { frame, startedAt } = await releasedState(live, meetingId);
      const contents = recording.state === 'ready' ? recording.contents : null;
      const documents = contents ? await readable(actor, contents.pages) : [];
      const known = new Set(documents.map(({ versionId }) => versionId));
      const may = (action: Action) => can({ unitRoles: [], meetingRoles }, action);
      const { state, progress, sizeBytes, endedAt, noRoomAt, removedAt, removalReason } = recording;
      const isEmpty = isNothing(recording);
      const isStuck = (state === 'failed' && !isEmpty) || noRoomAt !== null;
      return {
        meetingId,
        title: frame?.title ?? '',
        unitName: frame?.unitName ?? '',
        startedAt,
        state,
        progress,
        sizeBytes,
        contents: contents && {
          ...contents,
          pages: contents.pages.map((page) =>
            page.versionId === null || known.has(page.versionId)
              ? page
              : { atMs: page.atMs, page: 1, versionId: null, isHidden: true as const },
          ),
        },
        documents,
        keptUntil:
          state === 'ready' && endedAt
            ? new Date(endedAt.getTime() + days * DAY_MS).toISOString()
            : null,
        removed: removedAt && { at: removedAt.toISOString(), reason: removalReason },
        noRoomAt: noRoomAt?.toISOString() ?? null,
        isEmpty,
        mayRemove: may('recording.remove') && state !== 'open' && state !== 'removed',
        maySeeOpenings: may('recording.seeOpenings') && (state === 'ready' || state === 'removed'),
        mayRetry: may('recording.retry') && isStuck,
      };
    },

    /** Opens the finished file; each opening is noted. */
    async open(actor: Actor, meetingId: MeetingId) {
      const { fileName, sizeBytes, readyAt } = await ready(actor, meetingId);
      const { frame } = await releasedState(live, meetingId);
      return {
        fileName: `${plainName(frame?.title ?? 'Ghi hình')}.mp4`,
        mediaType: 'video/mp4',
        sizeBytes,
        etag: `${readyAt.getTime()}-${sizeBytes}`,
        read: (range?: ByteRange): Promise<Readable> => files.read(meetingId, fileName, range),
        noteOpening: () =>
          onceAMinute(`${meetingId} ${actor.userId}`, (at) =>
            store.noteOpening(meetingId, actor.userId, at),
          ),
      };
    },

    /** Who has opened it, which they still have once it is removed; NOT_FOUND where nothing was ever recorded. */
    async openings(actor: Actor, meetingId: MeetingId): Promise<RecordingOpening[]> {
      await access.require(actor, meetingId, 'recording.seeOpenings');
      await found(meetingId);
      return store.openings(meetingId);
    },

    /** The picture that stands for it before it plays, a JPEG; NOT_FOUND for one that was composed before stills were made. */
    async still(actor: Actor, meetingId: MeetingId): Promise<Readable> {
      const { contents } = await ready(actor, meetingId);
      if (!contents.pictures) throw refuse('NOT_FOUND', 'recording');
      return files.read(meetingId, STILL_FILE);
    },

    /** Who speaks when, as WebVTT. */
    async captions(actor: Actor, meetingId: MeetingId): Promise<string> {
      const { contents } = await ready(actor, meetingId);
      return captionsOf(contents.speeches);
    },

    /** Removes the recording for good, also while it is composed, which ends that; not while its meeting goes on. */
    async remove(actor: Actor, meetingId: MeetingId, reason: string): Promise<void> {
      await access.require(actor, meetingId, 'recording.remove');
      const { state } = await found(meetingId);
      if (state === 'open') throw refuse('WRONG_STATE', 'recording-on');
      // Marked already, its files may have stayed.
      if (state !== 'removed')
        await store.remove(meetingId, { by: actor.userId, reason, at: clock.now() });
      await composing.clear(meetingId);
    },

    /** Lets a recording that could not be composed be tried again unless nothing was recorded, and one that waits for room at once. */
    async retry(actor: Actor, meetingId: MeetingId): Promise<void> {
      await access.require(actor, meetingId, 'recording.retry');
      const recording = await found(meetingId);
      const { state } = recording;
      if (state === 'open') throw refuse('WRONG_STATE', 'recording-on');
      if (state === 'ready') throw refuse('WRONG_STATE', 'recording-is-ready');
      if (state === 'removed') throw refuse('NOT_FOUND', 'recording');
      if (isNothing(recording)) throw refuse('WRONG_STATE', 'nothing-recorded');
      // Pressed twice, or by two, it is tried once.
      if (!(await store.retry(meetingId, actor.userId)))
        throw refuse('WRONG_STATE', 'recording-not-ready');
      await composing.ask(meetingId);
    },
  };
}

function isNothing({ state, problem }: StoredRecording): boolean {
  return state === 'failed' && problem === NOTHING_RECORDED;
}
