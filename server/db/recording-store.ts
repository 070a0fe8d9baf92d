import { RecordingContents, RecordingState } from '#contract/http/recordings.ts';
import { MeetingId, type UserId } from '#contract/ids.ts';
import type { RecordingStore } from '#server/services/ports/recordings.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

const OPENING = `
insert into recording_opening (meeting_id, account_id, first_at, last_at) values ($1, $2, $3, $3)
on conflict (meeting_id, account_id) do update set last_at = greatest(recording_opening.last_at, excluded.last_at)`;

const OPENINGS = `
select a.id as "userId", a.name, u.name as "unitName", o.first_at as "firstAt", o.last_at as "lastAt"
from recording_opening o join account a on a.id = o.account_id join org_unit u on u.id = a.unit_id
where o.meeting_id = $1 order by o.last_at desc, a.id`;

type OpeningRow = { userId: UserId; name: string; unitName: string; firstAt: Date; lastAt: Date };

/** What there is to remove once its meeting has ended. */
const REMOVABLE = { in: ['composing', 'ready', 'failed'] };

/** The lock ends with its connection: a process that dies keeps it from nobody. */
const TRY_LOCK = 'select pg_try_advisory_lock(hashtextextended($1, 12)) as "isFree"';
const UNLOCK = 'select pg_advisory_unlock(hashtextextended($1, 12))';

/** Keeps the recordings' rows in PostgreSQL. */
export function createRecordingStore({
  prisma,
  pool,
}: Pick<Database, 'prisma' | 'pool'>): RecordingStore {
  const idsOf = (rows: readonly { meetingId: string }[]) =>
    rows.map(({ meetingId }) => MeetingId.parse(meetingId));
  const select = { meetingId: true } as const;

  return {
    async find(meetingId) {
      const row = await prisma.recording.findUnique({ where: { meetingId } });
      if (!row) return null;
      return {
        ...row,
        meetingId,
        state: RecordingState.parse(row.state),
        sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
        contents: row.contents === null ? null : RecordingContents.parse(row.contents),
      };
    },
    async alone(meetingId, work) {
      const client = await pool.connect();
      try {
        const { rows } = await client.query<{ isFree: boolean }>(TRY_LOCK, [meetingId]);
        if (!rows[0]?.isFree) return null;
        try {
          return await work();
        } finally {
          // A connection that does not live any more has given the lock back already.
          await client.query(UNLOCK, [meetingId]).catch(() => {});
        }
      } finally {
        client.release();
      }
    },
    async waiting() {
      return idsOf(await prisma.recording.findMany({ where: { state: 'composing' }, select }));
    },
    async attempt(meetingId) {
      const { attempts } = await prisma.recording.update({
        where: { meetingId },
        data: { attempts: { increment: 1 }, noRoomAt: null },
        select: { attempts: true },
      });
      return attempts;
    },
    async takeBackAttempt(meetingId) {
      // Where something was made meanwhile, they were counted anew.
      await prisma.recording.updateMany({
        where: { meetingId, attempts: { gt: 0 } },
        data: { attempts: { decrement: 1 } },
      });
    },
    async noteProgress(meetingId, progress) {
      await prisma.recording.updateMany({
        where: { meetingId, state: 'composing' },
        data: { progress, attempts: 0 },
      });
    },
    async finish(meetingId, finished, readyAt) {
      const { count } = await prisma.recording.updateMany({
        where: { meetingId, state: 'composing' },
        data: { ...finished, state: 'ready', progress: 100, readyAt, problem: null },
      });
      return count > 0;
    },
    async fail(meetingId, problem) {
      await prisma.recording.updateMany({
        where: { meetingId, state: 'composing' },
        data: { state: 'failed', problem: problem.slice(0, 2000) },
      });
    },
    async wait(meetingId, noRoomAt) {
      await prisma.recording.updateMany({
        where: { meetingId, state: 'composing' },
        data: { noRoomAt },
      });
    },
    retry: (meetingId, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.recording.updateMany({
          where: {
            meetingId,
            OR: [{ state: 'failed' }, { state: 'composing', noRoomAt: { not: null } }],
          },
          data: { state: 'composing', attempts: 0, problem: null, noRoomAt: null },
        });
        if (count === 0) return false;
        await writeAudit(tx, {
          accountId: by,
          action: 'recording.retry',
          subject: `meeting:${meetingId}`,
        });
        return true;
      }),
    async noteOpening(meetingId, accountId, at) {
      await pool.query(OPENING, [meetingId, accountId, at]);
    },
    async openings(meetingId) {
      const { rows } = await pool.query<OpeningRow>(OPENINGS, [meetingId]);
      return rows.map(({ firstAt, lastAt, ...row }) => ({
        ...row,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      }));
    },
    async endedBefore(before) {
      const where = { state: REMOVABLE, endedAt: { lt: before } };
      return idsOf(await prisma.recording.findMany({ where, select }));
    },
    async readyBefore(before) {
      const where = { state: 'ready', readyAt: { lt: before } };
      return idsOf(await prisma.recording.findMany({ where, select }));
    },
    async removed() {
      return idsOf(await prisma.recording.findMany({ where: { state: 'removed' }, select }));
    },
    remove: (meetingId, { by, reason, at }) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.recording.updateMany({
          where: { meetingId, state: REMOVABLE },
          data: {
            state: 'removed',
            removedAt: at,
            removedById: by,
            removalReason: reason,
            noRoomAt: null,
            fileName: null,
            sizeBytes: null,
          },
        });
        if (count === 0) return false;
        await writeAudit(tx, {
          accountId: by,
          action: by === null ? 'recording.expire' : 'recording.remove',
          subject: `meeting:${meetingId}`,
          detail: { reason },
        });
        return true;
      }),
  };
}
