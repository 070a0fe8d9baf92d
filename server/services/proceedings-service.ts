import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { NewLine, Proceedings } from '#contract/http/proceedings.ts';
import { type MeetingId, ProceedingsLineId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { plainName } from '#server/domain/file-name.ts';
import { groupLines } from '#server/domain/proceedings/group-lines.ts';
import {
  type Draft,
  draftOn,
  emptyDraft,
  suggestLines,
} from '#server/domain/proceedings/suggest-lines.ts';
import { createLastUsed } from './last-used.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { LiveEvents } from './ports/live-events.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { ProceedingsStore } from './ports/proceedings-store.ts';
import type { ProceedingsWriter } from './ports/proceedings-writer.ts';
import { releasedState } from './released-state.ts';

/** The proceedings of a meeting being written: by the secretary, out of what happened. */
export type ProceedingsService = ReturnType<typeof createProceedingsService>;

const MAX_DRAFTS = 20;

/** Makes the service. What is suggested is reckoned from the stream; what is written is kept. */
export function createProceedingsService(parts: {
  access: MeetingAccess;
  events: Pick<LiveEvents, 'eventsAfter'>;
  live: Pick<LiveMeetingService, 'stateOf'>;
  lines: ProceedingsStore;
  write: ProceedingsWriter;
  audit: AuditLog;
  clock: Clock;
}) {
  const { access, events, live, lines, write, audit, clock } = parts;

  const require = (actor: Actor, meetingId: MeetingId) =>
    access.require(actor, meetingId, 'proceedings.write');

  // Open desks ask again and again: each meeting is read on from where it was left.
  const drafts = createLastUsed<MeetingId, Draft>(MAX_DRAFTS);

  async function draftOf(meetingId: MeetingId): Promise<Draft> {
    const before = drafts.get(meetingId) ?? emptyDraft;
    const draft = (await events.eventsAfter(meetingId, before.state.seq)).reduce(draftOn, before);
    drafts.set(meetingId, draft);
    return draft;
  }

  const suggested = async (meetingId: MeetingId) => suggestLines(await draftOf(meetingId));

  async function read(meetingId: MeetingId): Promise<Proceedings> {
    const written = await lines.read(meetingId);
    const draft = await draftOf(meetingId);
    const settled = new Set([...written.leftOut, ...written.lines.map(({ seq }) => seq)]);
    return {
      lines: written.lines.map((line) => ({
        ...line,
        isSuperseded: draft.superseded.has(line.seq ?? 0),
      })),
      suggestions: suggestLines(draft).filter(({ seq }) => !settled.has(seq)),
      leftOut: written.leftOut.length,
    };
  }

  return {
    /** What is written, and what is suggested. */
    async read(actor: Actor, meetingId: MeetingId): Promise<Proceedings> {
      await require(actor, meetingId);
      return read(meetingId);
    },

    /** Writes a line at this time, or at the time of the suggestion that it takes; two who take one write one. */
    async write(actor: Actor, meetingId: MeetingId, line: NewLine): Promise<void> {
      await require(actor, meetingId);
      const { frame } = await releasedState(live, meetingId);
      if (line.itemId && !frame?.items.some(({ itemId }) => itemId === line.itemId))
        throw refuse('NOT_FOUND', 'agenda-item');
      const source =
        line.seq === null ? null : (await suggested(meetingId)).find(({ seq }) => seq === line.seq);
      if (source === undefined) throw refuse('NOT_FOUND', 'proceedings-line');
      const at = source?.at ?? clock.now().toISOString();
      const itemId = source ? source.itemId : line.itemId;
      const added = await lines.add(meetingId, [{ ...line, itemId, at }], actor.userId);
      if (added > 0 || line.seq === null) return;
      const taken = (await lines.read(meetingId)).lines.find(({ seq }) => seq === line.seq);
      if (taken && taken.lineId !== line.lineId) throw refuse('CONFLICT', 'proceedings-line-twice');
    },

    /** Takes what is suggested up to that event as it stands; how many lines that were. */
    async takeAll(actor: Actor, meetingId: MeetingId, upTo: number): Promise<{ taken: number }> {
      await require(actor, meetingId);
      const { suggestions } = await read(meetingId);
      const taken = suggestions
        .filter(({ seq }) => seq <= upTo)
        .map((line) => ({ ...line, lineId: ProceedingsLineId.parse(randomUUID()) }));
      return { taken: await lines.add(meetingId, taken, actor.userId) };
    },

    /** Changes the words of a line unless somebody else has meanwhile. */
    async change(
      actor: Actor,
      meetingId: MeetingId,
      lineId: ProceedingsLineId,
      change: { text: string; version: number },
    ): Promise<void> {
      await require(actor, meetingId);
      const outcome = await lines.change(meetingId, lineId, change, actor.userId);
      if (outcome === 'notFound') throw refuse('NOT_FOUND', 'proceedings-line');
      if (outcome === 'stale') throw refuse('STALE_VERSION', 'proceedings-line-changed');
    },

    /** Takes a line out unless somebody else has changed it meanwhile; what it came from is suggested again. Twice is one. */
    async remove(
      actor: Actor,
      meetingId: MeetingId,
      lineId: ProceedingsLineId,
      version: number,
    ): Promise<void> {
      await require(actor, meetingId);
      const outcome = await lines.remove(meetingId, lineId, version, actor.userId);
      if (outcome === 'stale') throw refuse('STALE_VERSION', 'proceedings-line-changed');
    },

    /** Leaves what an event suggests out. */
    async leaveOut(actor: Actor, meetingId: MeetingId, seq: number): Promise<void> {
      await require(actor, meetingId);
      if (!(await suggested(meetingId)).some((line) => line.seq === seq))
        throw refuse('NOT_FOUND', 'proceedings-line');
      await lines.leaveOut(meetingId, seq, actor.userId);
    },

    /** Suggests again all that was left out. */
    async bringBack(actor: Actor, meetingId: MeetingId): Promise<void> {
      await require(actor, meetingId);
      await lines.bringBack(meetingId, actor.userId);
    },

    /** The written lines under their items as a file, named by the meeting; that it was taken along is noted. */
    async export(actor: Actor, meetingId: MeetingId): Promise<{ fileName: string; bytes: Buffer }> {
      await require(actor, meetingId);
      const { frame } = await releasedState(live, meetingId);
      if (!frame) throw refuse('WRONG_STATE', 'not-released');
      const written = await lines.read(meetingId);
      const bytes = await write({
        frame,
        parts: groupLines(frame, written.lines),
        madeAt: clock.now(),
      });
      await audit.write({
        accountId: actor.userId,
        action: 'proceedings.export',
        subject: `meeting:${meetingId}`,
        detail: { lines: written.lines.length },
      });
      return { fileName: `Diễn biến - ${plainName(frame.title)}.docx`, bytes };
    },
  };
}
