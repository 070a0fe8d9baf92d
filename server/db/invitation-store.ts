import type { Person } from '#contract/http/units.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { AnswerChange, SubstituteSeat } from '#server/domain/invitation-book.ts';
import type { InvitationStore } from '#server/services/ports/invitations.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { ANSWER_PARTS, answerOfRow, columnsOfAnswer } from './invitation-rows.ts';
import { writeNotice } from './notifications.ts';
import { SEES_CONTENT, TAKES_PART, withUnitsBelow } from './people-sql.ts';

const NOT_INVITED = `${withUnitsBelow('$2')}
select a.id as "userId", a.name, a.position, u.id as "unitId", u.name as "unitName"
from account a join org_unit u on u.id = a.unit_id
where a.kind = 'person' and a.locked_at is null and a.unit_id in (select id from below)
  and ${SEES_CONTENT} and not ${TAKES_PART}
order by u.position, u.name, a.sort_order, a.name`;

/** Answers to invitations in PostgreSQL; a substitute is a participation that names whom it replaces. */
export function createInvitationStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): InvitationStore {
  return {
    async answersIn(meetingId) {
      const rows = await prisma.invitationAnswer.findMany({
        where: { meetingId },
        include: ANSWER_PARTS,
      });
      return rows.map(answerOfRow);
    },
    async notInvited(meetingId, unitId) {
      const { rows } = await pool.query<Person>(NOT_INVITED, [meetingId, unitId]);
      return rows;
    },
    apply: (meetingId, change, at, note) =>
      prisma.$transaction(async (tx) => {
        await writeAnswers(tx, meetingId, change, at);
        await writeAudit(tx, note);
      }),
  };
}

/** Writes what comes of answers inside of a transaction, and tells whom it concerns. */
export async function writeAnswers(
  tx: Transaction,
  meetingId: MeetingId,
  { kept, removed, seated, unseated, notices }: AnswerChange,
  at: Date,
): Promise<void> {
  for (const answer of kept) {
    const { userId: accountId } = answer;
    const columns = columnsOfAnswer(answer);
    await tx.invitationAnswer.upsert({
      where: { meetingId_accountId: { meetingId, accountId } },
      create: { meetingId, accountId, ...columns },
      update: columns,
    });
  }
  await tx.invitationAnswer.deleteMany({
    where: { meetingId, accountId: { in: [...removed, ...unseated] } },
  });
  await tx.participation.deleteMany({
    where: { meetingId, accountId: { in: unseated }, replacesId: { not: null } },
  });
  for (const seat of seated) await seatSubstitute(tx, meetingId, seat);
  for (const notice of notices) await writeNotice(tx, notice, at);
}

/** Beside the one who is replaced, in the order of the list. */
async function seatSubstitute(
  tx: Transaction,
  meetingId: MeetingId,
  { userId, replacesId, role, siteId }: SubstituteSeat,
): Promise<void> {
  const replaced = await tx.participation.findUnique({
    where: { meetingId_accountId: { meetingId, accountId: replacesId } },
    select: { position: true },
  });
  await tx.participation.create({
    data: {
      meetingId,
      accountId: userId,
      roles: [role],
      siteId,
      position: replaced?.position ?? 0,
      replacesId,
    },
  });
}
