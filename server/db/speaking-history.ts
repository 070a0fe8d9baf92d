import type { SpeakingHistory } from '#contract/http/speaking.ts';
import type { SpeakingHistoryReader } from '#server/services/ports/speaking-history.ts';
import type { Database } from './database.ts';

const LAST = `
with last as (
  select m.id from meeting m join meeting t on t.id = $1 and t.unit_id = m.unit_id
  where m.phase = 'ended' and m.starts_at < t.starts_at order by m.starts_at desc limit $2
)`;

const PEOPLE = `${LAST}
select p.account_id as "userId", count(distinct p.meeting_id)::int as listed,
  count(distinct e.meeting_id)::int as spoke
from last join participation p on p.meeting_id = last.id
  left join meeting_event e on e.meeting_id = last.id and e.type = 'floor.given'
    and e.payload->>'userId' = p.account_id::text
group by p.account_id`;

/** Reads who had the floor from the streams in PostgreSQL. */
export function createSpeakingHistory({ pool }: Pick<Database, 'pool'>): SpeakingHistoryReader {
  return {
    async before(meetingId, limit) {
      const values = [meetingId, limit];
      const count = `${LAST} select count(*)::int as meetings from last`;
      const meetings = await pool.query<{ meetings: number }>(count, values);
      const { rows } = await pool.query<SpeakingHistory['people'][number]>(PEOPLE, values);
      return { meetings: meetings.rows[0]?.meetings ?? 0, people: rows };
    },
  };
}
