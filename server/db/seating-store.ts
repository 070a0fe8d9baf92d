import type { MeetingId, SiteId } from '#contract/ids.ts';
import { SeatMap } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';
import type { SeatingStore, StoredSeating } from '#server/services/ports/seating-store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

/** Keeps seat maps and seatings in PostgreSQL. */
export function createSeatingStore({
  prisma,
  pool,
}: Pick<Database, 'prisma' | 'pool'>): SeatingStore {
  return {
    of: (meetingId) => readSeating(pool, meetingId),

    async usual(siteIds) {
      const rows = await prisma.roomMap.findMany({ where: { siteId: { in: [...siteIds] } } });
      return new Map(rows.map(({ siteId, map }) => [siteId as SiteId, SeatMap.parse(map)]));
    },

    save({ meetingId, siteId, version, map, places, keepsForRoom }, note) {
      return prisma.$transaction(async (tx) => {
        const room = { meetingId, siteId };
        const isWritten =
          version === 0
            ? await tx.roomSeating.createMany({ data: { ...room, map }, skipDuplicates: true })
            : await tx.roomSeating.updateMany({
                where: { ...room, version },
                data: { map, version: { increment: 1 } },
              });
        if (isWritten.count === 0) return false;
        const accountIds = places.map(({ userId }) => userId);
        await tx.seatPlace.deleteMany({
          where: { meetingId, OR: [{ siteId }, { accountId: { in: accountIds } }] },
        });
        await tx.seatPlace.createMany({
          data: places.map(({ seatId, userId }) => ({ ...room, seatId, accountId: userId })),
        });
        if (keepsForRoom)
          await tx.roomMap.upsert({
            where: { siteId },
            create: { siteId, map },
            update: { map, keptAt: new Date() },
          });
        await writeAudit(tx, note);
        return true;
      });
    },
  };
}

const SEATING = `
select s.site_id as "siteId", s.version, s.map,
  coalesce(json_agg(json_build_object('seatId', p.seat_id, 'userId', p.account_id))
    filter (where p.seat_id is not null), '[]') as places
from room_seating s left join seat_place p on p.meeting_id = s.meeting_id and p.site_id = s.site_id
where s.meeting_id = $1
group by s.meeting_id, s.site_id`;

type SeatingRow = { siteId: SiteId; version: number; map: unknown; places: SeatPlace[] };

/** The seatings of a meeting as they are stored. */
export async function readSeating(
  pool: Pick<Database['pool'], 'query'>,
  meetingId: MeetingId,
): Promise<StoredSeating[]> {
  const { rows } = await pool.query<SeatingRow>(SEATING, [meetingId]);
  return rows.map((row) => ({ ...row, map: SeatMap.parse(row.map) }));
}
