import type { MeetingId, UnitId, UserId } from '#contract/ids.ts';
import type { FormerGuest } from '#contract/live/former-guest.ts';
import type { Participant } from '#contract/live/state.ts';
import type { Database } from './database.ts';

type Row = {
  userId: UserId;
  name: string;
  position: string;
  unitId: UnitId;
  unitName: string;
  hasAccount: boolean;
};

/** An account that was made for a guest is of the meeting's unit by form alone: there they belong where they said. */
const WHO = `
  a.id as "userId", g.name, a.position, a.unit_id as "unitId", a.kind <> 'guest' as "hasAccount",
  coalesce(nullif(g.unit_name, ''), case when a.kind <> 'guest' then u.name end, '') as "unitName"`;

const FROM =
  'from meeting_guest g join account a on a.id = g.account_id join org_unit u on u.id = a.unit_id';

const LET_IN = `
select ${WHO}
${FROM}
where g.meeting_id = $1 and g.state = 'admitted'
  and not exists (select 1 from participation p where p.meeting_id = g.meeting_id and p.account_id = g.account_id)
order by g.decided_at, g.id`;

/** The guests who were let in to a meeting by its code, as the frame lists them: in the order of their admission. */
export async function guestsLetIn(
  pool: Database['pool'],
  meetingId: MeetingId,
): Promise<Participant[]> {
  const { rows } = await pool.query<Row>(LET_IN, [meetingId]);
  return rows.map((row) => ({ ...toPerson(row), roles: ['guest'], siteId: null, isLetIn: true }));
}

const ASKED_OUT = `
select * from (
select distinct on (a.id) ${WHO}, g.decided_at as "outAt"
${FROM}
where g.meeting_id = $1 and g.state = 'removed'
  and not exists (select 1 from meeting_guest i
    where i.meeting_id = g.meeting_id and i.account_id = g.account_id and i.state = 'admitted')
  and not exists (select 1 from participation p where p.meeting_id = g.meeting_id and p.account_id = g.account_id)
order by a.id, g.decided_at desc, g.id
) as out
order by "outAt", "userId"`;

/** The guests who were let in and then asked to leave, and are not in again: each once, as they came in last. */
export async function guestsAskedOut(
  pool: Database['pool'],
  meetingId: MeetingId,
): Promise<FormerGuest[]> {
  const { rows } = await pool.query<Row & { outAt: Date }>(ASKED_OUT, [meetingId]);
  return rows.map(({ outAt, ...row }) => ({ ...toPerson(row), outAt: outAt.toISOString() }));
}

function toPerson({ hasAccount, ...person }: Row) {
  return { ...person, ...(hasAccount && { hasAccount: true as const }) };
}

/** The code that the hall screens show; null when they are not asked to, or it is off. */
export async function shownJoinCode(
  pool: Database['pool'],
  meetingId: MeetingId,
): Promise<string | null> {
  const { rows } = await pool.query<{ digits: string }>(
    'select digits from join_code where meeting_id = $1 and is_on and is_shown',
    [meetingId],
  );
  return rows[0]?.digits ?? null;
}
