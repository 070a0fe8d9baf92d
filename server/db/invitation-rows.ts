import type { StandIn, SubstituteDecision } from '#contract/http/invitations.ts';
import type { UserId } from '#contract/ids.ts';
import type { KeptAnswer } from '#server/domain/invitation-book.ts';
import type { Prisma } from './generated/client.ts';

/** What is read to make an answer of a row. */
export const ANSWER_PARTS = {
  standIn: { select: { name: true, position: true } },
} satisfies Prisma.InvitationAnswerInclude;

type AnswerRow = Prisma.InvitationAnswerGetPayload<{ include: typeof ANSWER_PARTS }>;

/** A row as the domain knows it. */
export function answerOfRow(row: AnswerRow): KeptAnswer {
  const given = {
    userId: row.accountId as UserId,
    byId: row.answeredById as UserId,
    at: row.answeredAt.toISOString(),
  };
  if (row.kind === 'confirmed') return { ...given, kind: 'confirmed' };
  return { ...given, kind: 'absent', reason: row.reason ?? '', standIn: standInOfRow(row) };
}

function standInOfRow({ standIn, standInId, standInKind, decision }: AnswerRow): StandIn | null {
  if (!standIn || !standInId) return null;
  const person = { userId: standInId as UserId, ...standIn };
  return standInKind === 'proxy'
    ? { kind: 'proxy', ...person }
    : { kind: 'substitute', ...person, decision: decision as SubstituteDecision };
}

/** An answer as the columns of its row. */
export function columnsOfAnswer(answer: KeptAnswer) {
  const standIn = answer.kind === 'absent' ? answer.standIn : null;
  return {
    kind: answer.kind,
    reason: answer.kind === 'absent' ? answer.reason : null,
    standInKind: standIn?.kind ?? null,
    standInId: standIn?.userId ?? null,
    decision: standIn?.kind === 'substitute' ? standIn.decision : null,
    answeredAt: new Date(answer.at),
    answeredById: answer.byId,
  };
}
