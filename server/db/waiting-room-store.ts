import { randomUUID } from 'node:crypto';
import type { GuestId, MeetingId, UserId } from '#contract/ids.ts';
import { searchableText } from '#server/domain/search-text.ts';
import type { WaitingRoomStore } from '#server/services/ports/waiting-room.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { keepJoinCode, renewJoinCode, toJoinCode } from './join-code-rows.ts';

/** No password makes it: nobody signs in to the account of a guest. */
const NO_PASSWORD = '-';

/** In place of a network address that is known no more. */
const FORGOTTEN = '';

const OPEN_PHASES = ['released', 'running'];

/** Codes of meetings and waiting rooms in PostgreSQL. */
export function createWaitingRoomStore({ prisma }: Pick<Database, 'prisma'>): WaitingRoomStore {
  return {
    codeOf(meetingId) {
      return prisma.$transaction(async (tx) => {
        if (!(await isOpen(tx, meetingId))) return null;
        return keepJoinCode(tx, meetingId);
      });
    },
    changeCode(meetingId, { isOn, isShown, renew }, note) {
      return prisma.$transaction(async (tx) => {
        if (!(await isOpen(tx, meetingId))) return null;
        await keepJoinCode(tx, meetingId);
        if (renew) await renewJoinCode(tx, meetingId);
        const row = await tx.joinCode.update({ where: { meetingId }, data: { isOn, isShown } });
        await writeAudit(tx, note);
        return toJoinCode(row);
      });
    },
    async meetingOf(digits) {
      const row = await prisma.joinCode.findFirst({
        where: { digits, isOn: true, meeting: { phase: { in: OPEN_PHASES } } },
        select: { meeting: { select: { id: true, title: true } } },
      });
      return row && { meetingId: row.meeting.id as MeetingId, title: row.meeting.title };
    },
    add({ guestId, userId, ...guest }, { most, mostOfAddress, aliveSince }) {
      return prisma.$transaction(async (tx) => {
        // One after another for each meeting, so that those who ask together cannot all slip in.
        await tx.$queryRaw`select 1 as one from (select pg_advisory_xact_lock(hashtextextended(${guest.meetingId}, 11))) as locked`;
        const { meetingId, address, askedAt } = guest;
        if (userId)
          await tx.meetingGuest.deleteMany({
            where: { meetingId, accountId: userId, state: 'waiting' },
          });
        const alive = { meetingId, state: 'waiting', seenAt: { gte: aliveSince } };
        const there = await tx.meetingGuest.findMany({ where: alive, select: { address: true } });
        const ofAddress = there.filter((other) => other.address === address).length;
        if (there.length >= most || ofAddress >= mostOfAddress) return false;
        // Who went away without being decided on leaves nothing behind.
        await tx.meetingGuest.deleteMany({
          where: { meetingId, state: 'waiting', seenAt: { lt: aliveSince } },
        });
        await tx.meetingGuest.create({
          data: { id: guestId, accountId: userId, seenAt: askedAt, ...guest },
        });
        return true;
      });
    },
    async find(ticketHash) {
      const row = await prisma.meetingGuest.findUnique({
        where: { ticketHash },
        include: {
          meeting: { select: { title: true, phase: true } },
          account: { select: { kind: true } },
        },
      });
      if (!row) return null;
      return {
        guestId: row.id as GuestId,
        meetingId: row.meetingId as MeetingId,
        meetingTitle: row.meeting.title,
        isOver: row.meeting.phase === 'ended',
        state: row.state as 'waiting',
        name: row.name,
        userId: row.accountId as UserId | null,
        isGuestAccount: row.account?.kind === 'guest',
        seenAt: row.seenAt,
      };
    },
    async touch(guestId, at) {
      await prisma.meetingGuest.updateMany({ where: { id: guestId }, data: { seenAt: at } });
    },
    async waiting(meetingId, aliveSince) {
      const rows = await prisma.meetingGuest.findMany({
        where: { meetingId, state: 'waiting', seenAt: { gte: aliveSince } },
        include: { account: { select: { unit: { select: { name: true } } } } },
        orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => ({
        guestId: row.id as GuestId,
        name: row.name,
        unitName: row.account?.unit.name ?? row.unitName,
        isKnown: row.accountId !== null,
        askedAt: row.askedAt.toISOString(),
      }));
    },
    admit(meetingId, guestIds, by, at) {
      return prisma.$transaction(async (tx) => {
        const waiting = await decide(tx, { meetingId, guestIds, by, at, state: 'admitted' });
        const { unitId } = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
        for (const { id, name, accountId } of waiting) {
          if (accountId !== null) continue;
          const account = await tx.account.create({ data: guestAccount(name, unitId) });
          await tx.meetingGuest.update({ where: { id }, data: { accountId: account.id } });
        }
        return waiting.length;
      });
    },
    refuse(meetingId, guestIds, by, at) {
      return prisma.$transaction(async (tx) => {
        return (await decide(tx, { meetingId, guestIds, by, at, state: 'refused' })).length;
      });
    },
    remove(meetingId, userId, by, at) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meetingGuest.updateMany({
          where: { meetingId, accountId: userId, state: 'admitted' },
          data: { state: 'removed', decidedAt: at, decidedById: by },
        });
        if (count === 0) return null;
        await writeAudit(tx, {
          accountId: by,
          action: 'waitingRoom.remove',
          subject: `meeting:${meetingId}`,
          detail: { guest: userId },
        });
        return closeAccounts(tx, [userId], at);
      });
    },
    close(meetingId, at) {
      return prisma.$transaction(async (tx) => {
        const guests = await tx.meetingGuest.findMany({
          where: { meetingId, accountId: { not: null } },
          select: { accountId: true },
        });
        const accountIds = guests.flatMap(({ accountId }) => accountId ?? []);
        await tx.meetingGuest.deleteMany({
          where: { meetingId, state: { in: ['waiting', 'refused'] } },
        });
        await tx.meetingGuest.updateMany({ where: { meetingId }, data: { address: FORGOTTEN } });
        return closeAccounts(tx, accountIds, at);
      });
    },
    async leftOpen() {
      const rows = await prisma.meetingGuest.findMany({
        where: { address: { not: FORGOTTEN }, meeting: { phase: 'ended' } },
        distinct: ['meetingId'],
        select: { meetingId: true },
      });
      return rows.map(({ meetingId }) => meetingId as MeetingId);
    },
    forget(before) {
      return prisma.$executeRaw`
        delete from meeting_guest g using meeting_event e
        where e.meeting_id = g.meeting_id and e.type = 'meeting.ended' and e.at < ${before}`;
    },
  };
}

async function isOpen(tx: Transaction, meetingId: MeetingId): Promise<boolean> {
  const meeting = await tx.meeting.findUnique({ where: { id: meetingId } });
  return meeting !== null && OPEN_PHASES.includes(meeting.phase);
}

/** Decides on those of the named who wait; each is decided on once. */
async function decide(
  tx: Transaction,
  act: {
    meetingId: MeetingId;
    guestIds: readonly GuestId[];
    by: UserId;
    at: Date;
    state: 'admitted' | 'refused';
  },
) {
  const { meetingId, state, by, at } = act;
  const rows = await tx.meetingGuest.updateManyAndReturn({
    where: { id: { in: [...act.guestIds] }, meetingId, state: 'waiting' },
    data: { state, decidedAt: at, decidedById: by },
  });
  for (const { id, name } of rows)
    await writeAudit(tx, {
      accountId: by,
      action: state === 'admitted' ? 'waitingRoom.admit' : 'waitingRoom.refuse',
      subject: `meeting:${meetingId}`,
      detail: { guest: id, name },
    });
  return rows;
}

/** Ends the sessions of those accounts among these that were made for guests, and locks them for good. */
async function closeAccounts(
  tx: Transaction,
  accountIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const made = { kind: 'guest', id: { in: [...accountIds] } };
  await tx.account.updateMany({ where: { ...made, lockedAt: null }, data: { lockedAt: at } });
  const where = { account: made };
  const sessions = await tx.session.findMany({ where, select: { tokenHash: true } });
  await tx.session.deleteMany({ where });
  return sessions.map(({ tokenHash }) => tokenHash);
}

function guestAccount(name: string, unitId: string) {
  const id = randomUUID();
  return {
    id,
    username: `khach:${id}`,
    name,
    position: '',
    kind: 'guest',
    unitId,
    passwordHash: NO_PASSWORD,
    searchText: searchableText(name),
  };
}
