import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { UserId } from '#contract/ids.ts';
import { CommandId } from '#contract/ids.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

/** The sizes of crowds that are measured. */
export const CROWDS = [100, 700];

/** A running meeting of many voting members with sessions of their own, written straight into the database. */
export type Crowd = {
  meetingId: string;
  versionId: string;
  chairCookie: string;
  /** The members but for the chair, and their sessions in the same order. */
  memberIds: UserId[];
  cookies: string[];
};

/** Names of the session's cookie on plain HTTP and on HTTPS. */
const COOKIES = [sessionCookie(false).name, sessionCookie(true).name];

/** Makes accounts, sessions, a meeting that has started, and a presentation of a long document by the chair. */
export async function seedCrowd(pool: Pool, size: number): Promise<Crowd> {
  const unit = await pool.query<{ id: string }>(
    "select id from org_unit where kind = 'district' limit 1",
  );
  const type = await pool.query<{ id: string }>('select id from meeting_type limit 1');
  const unitId = unit.rows[0]?.id;
  const members = Array.from({ length: size }, () => aParticipant(['votingMember']));
  const chair = aParticipant(['chair', 'votingMember']);
  const frame = aFrame({ participants: [chair, ...members], sites: [], items: [anItem({}, 2000)] });
  const ids = frame.participants.map((p) => p.userId);
  await pool.query(
    `insert into account (id, username, name, position, unit_id, password_hash, search_text)
     select id, 'bench.' || id, 'Đại biểu', 'Đại biểu', $2, 'none', '' from unnest($1::uuid[]) as t(id)`,
    [ids, unitId],
  );
  const tokens = ids.map(() => randomUUID());
  await pool.query(
    `insert into session (token_hash, account_id, expires_at, address, user_agent)
     select hash, id, now() + interval '1 hour', '127.0.0.1', 'bench' from unnest($1::text[], $2::uuid[]) as t(hash, id)`,
    [tokens.map((token) => createHash('sha256').update(token).digest('hex')), ids],
  );
  await pool.query(
    `insert into meeting (id, unit_id, type_id, title, starts_at, ends_at, place, phase, chair_id, secretary_id, created_by_id, search_text, released_at)
     values ($1, $2, $3, 'Đo tốc độ', now(), now() + interval '2 hours', 'Hội trường', 'released', $4, $4, $4, '', now())`,
    [frame.meetingId, unitId, type.rows[0]?.id, chair.userId],
  );
  await pool.query(
    `insert into participation (meeting_id, account_id, roles)
     select $1, id, '{votingMember}' from unnest($2::uuid[]) as t(id)`,
    [frame.meetingId, ids],
  );
  const live = createLiveMeetingService({
    events: createLiveEvents(pool),
    frames: { read: async () => frame },
    clock: systemClock,
  });
  const { meetingId } = frame;
  const versionId = frame.items[0]?.documents[0]?.versionId;
  if (!versionId) throw new Error('The item has no document.');
  const run = (command: Parameters<typeof live.run>[3]) =>
    live.run(chair.userId as UserId, meetingId, CommandId.parse(randomUUID()), command);
  await live.reframe(meetingId, chair.userId);
  await run({ name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
  await run({ name: 'presentation.start', input: { versionId, page: 1 } });
  const [chairCookie = '', ...cookies] = tokens.map((token) =>
    COOKIES.map((name) => `${name}=${token}`).join('; '),
  );
  const memberIds = members.map((member) => member.userId);
  return { meetingId, versionId, chairCookie, memberIds, cookies };
}
