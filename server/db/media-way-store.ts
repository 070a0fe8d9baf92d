import { refuse } from '#contract/errors.ts';
import { MediaWayDirection } from '#contract/http/media-ways.ts';
import { MediaWayId, MeetingId, SiteId } from '#contract/ids.ts';
import type { KeptMediaWay, MediaWayStore } from '#server/services/ports/media-way-store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

type Row = {
  id: string;
  meetingId: string;
  siteId: string | null;
  direction: string;
  name: string;
  camera: boolean;
  sound: boolean;
  madeAt: Date;
  revokedAt: Date | null;
  lastConnectedAt: Date | null;
};

/** More in one meeting is a mistake, or somebody who fills the table. */
const MOST_OF_MEETING = 50;

/** Keeps ways in and out of meetings in PostgreSQL. */
export function createMediaWayStore({ prisma }: Pick<Database, 'prisma'>): MediaWayStore {
  return {
    async ofMeeting(meetingId) {
      const rows = await prisma.mediaWay.findMany({
        where: { meetingId },
        orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(asKept);
    },

    add: (meetingId, { wayId: id, tokenHash, ...way }, { by, address }) =>
      prisma.$transaction(async (tx) => {
        const { siteId, direction, name } = way;
        const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
        if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
        if (siteId && (await tx.meetingSite.count({ where: { meetingId, siteId } })) === 0)
          throw refuse('BAD_INPUT', 'unknown-site');
        const inUse = { meetingId, revokedAt: null };
        if ((await tx.mediaWay.count({ where: inUse })) >= MOST_OF_MEETING)
          throw refuse('TOO_MANY', 'too-many-media-ways');
        const row = await tx.mediaWay.create({
          data: { id, meetingId, tokenHash, madeById: by, ...way },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'mediaWay.make',
          subject: `meeting:${meetingId}`,
          detail: { wayId: id, direction, name },
          address,
        });
        return asKept(row);
      }),

    revoke: (meetingId, wayId, { by, address }) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.mediaWay.updateMany({
          where: { id: wayId, meetingId, revokedAt: null },
          data: { revokedAt: new Date() },
        });
        if (count === 0) return;
        await writeAudit(tx, {
          accountId: by,
          action: 'mediaWay.revoke',
          subject: `meeting:${meetingId}`,
          detail: { wayId },
          address,
        });
      }),

    async byToken(tokenHash) {
      const row = await prisma.mediaWay.findUnique({ where: { tokenHash } });
      return row && row.revokedAt === null ? asKept(row) : null;
    },

    async revokedOf(wayIds) {
      const rows = await prisma.mediaWay.findMany({
        where: { id: { in: [...wayIds] }, revokedAt: { not: null } },
        select: { id: true },
      });
      return rows.map(({ id }) => MediaWayId.parse(id));
    },

    noteConnected: ({ wayId, meetingId, direction, name }, at, address) =>
      prisma.$transaction(async (tx) => {
        await tx.mediaWay.update({ where: { id: wayId }, data: { lastConnectedAt: at } });
        await writeAudit(tx, {
          accountId: null,
          action: 'mediaWay.connect',
          subject: `meeting:${meetingId}`,
          detail: { wayId, direction, name },
          address,
        });
      }),
  };
}

function asKept(row: Row): KeptMediaWay {
  return {
    wayId: MediaWayId.parse(row.id),
    meetingId: MeetingId.parse(row.meetingId),
    siteId: SiteId.nullable().parse(row.siteId),
    direction: MediaWayDirection.parse(row.direction),
    name: row.name,
    camera: row.camera,
    sound: row.sound,
    madeAt: row.madeAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastConnectedAt: row.lastConnectedAt?.toISOString() ?? null,
  };
}
